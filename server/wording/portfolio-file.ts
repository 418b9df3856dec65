import { portfolioFile as en } from './en/portfolio-file.ts'
import type { Words } from './ui.ts'
import { portfolioFile as zh } from './zh/portfolio-file.ts'

export const portfolioFileWords: Words<typeof zh> = { 'zh-CN': zh, en }
