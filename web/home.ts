/** Where somebody with these rights begins: projects for who sees them, else accounts, the trail, or the own account. */
export function homeOf(rights: readonly string[]): '/' | '/accounts' | '/audit' | '/account' {
  if (rights.includes('see')) return '/'
  if (rights.includes('seeAccounts')) return '/accounts'
  return rights.includes('readTrail') ? '/audit' : '/account'
}
