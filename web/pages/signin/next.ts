/** Where sign-in leads: a path of this very site, or the overview. Addresses of other sites are refused. */
export function nextOf(search: string, origin: string): string {
  const asked = new URLSearchParams(search).get('next') ?? '/'
  if (!/^\/(?![/\\])/.test(asked)) return '/'
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null
  return url && url.origin === origin && !url.pathname.startsWith('/signin') ? url.pathname + url.search + url.hash : '/'
}
