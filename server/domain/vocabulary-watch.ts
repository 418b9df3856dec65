/** The list every bureau begins with; its rule is the practice of most (domain rules §5). */
export const practiceListName = '重点监控项目'
