/** What a machine's key 接口密钥 may do, within the rights of the account it acts for:
 * read what the account sees, declare projects, enter months, send counter observations. Approving stays with people. */
export const keyScopes = ['read', 'declare', 'enter', 'observations'] as const
export type KeyScope = (typeof keyScopes)[number]

/** How a session was opened: with the password, or by the single sign-on 统一身份认证. */
export const signInMethods = ['password', 'oidc'] as const
export type SignInMethod = (typeof signInMethods)[number]
