import { num, str, yes } from '../param.ts'
import type { Same } from '../say.ts'
import type { admin as zh } from '../zh/admin.ts'

/** Words of the command line npm run admin. */
export const admin: Same<typeof zh> = {
  help: `Usage: npm run admin -- <command> [arguments]

Accounts
  list-users [--role ROLE] [--search TEXT]     list accounts
  create-user USERNAME [--name NAME] [--role ROLE] [--agency CODE] [--email ADDRESS]
  reset-password USERNAME [--second-factor]    new password, lock lifted, sessions ended; --second-factor removes that as well
  unlock USERNAME | unlock --address ADDRESS   lift a lock after failed sign-ins
  enable-user USERNAME, disable-user USERNAME

Data
  rebuild                                      find every derived figure anew from the values; the server may go on
  verify-audit                                 check each record and link of the audit trail
  backup [FOLDER]                              back up while the server runs, to FOLDER or BACKUP_DIR
  verify-backup BACKUP                         check each table and file of a backup
  restore BACKUP EMPTY-FOLDER                  restore into an empty data folder (or an empty PostgreSQL database)

Passwords are no arguments: one is drawn, shown once and must be changed at the first sign-in.
--password-stdin reads it from the standard input (unseen at a terminal); --keep asks for no change.
Commands read the server's environment (DATA_DIR, DATABASE_URL …) and may be used while it runs; what they do is in the audit trail, from cli.`,
  'command-unknown': p => `There is no command "${str(p, 'name')}". All commands: npm run admin -- help`,
  arguments: p => `${str(p, 'command')}: ${str(p, 'reason')}. Usage: npm run admin -- help`,
  'no-arguments': 'This command has no arguments.',
  failed: p => `${str(p, 'command')} failed: ${str(p, 'reason')}`,
  'one-name': 'Name one user name. Usage: npm run admin -- help',
  'schema-older': 'The database has an older schema: start the server of this version once, it brings it up.',
  'schema-newer': 'The database was brought up by a newer version: use the program of that version.',
  'account-unknown': p => `There is no account with the user name "${str(p, 'username')}".`,
  'username-taken': p => `User name "${str(p, 'username')}" is taken (whatever the case of its letters).`,
  'username-length': 'A user name has 2 to 60 characters.',
  'role-unknown': p => `There is no role "${str(p, 'role')}"; there are: ${str(p, 'roles')}`,
  'agency-unknown': p => `There is no unit with the code "${str(p, 'code')}".`,
  'email-unlike': p => `"${str(p, 'email')}" is not a mail address.`,
  'password-weak':
    'The password is too weak: 10 characters or more, or 8 with three of upper case, lower case, digits and symbols; no user name in it, none that is common.',
  'password-absent': 'No password was read.',
  'password-differs': 'The two passwords differ; nothing was changed.',
  'password-ask': 'Password: ',
  'password-again': 'Once more: ',
  'user-created': p => `Made the account ${str(p, 'username')} (${str(p, 'role')}).`,
  'password-reset': p => `${str(p, 'username')} has a new password; ${num(p, 'ended')} sessions ended.`,
  'password-once': p =>
    `Password (shown this once${yes(p, 'change') ? ', to be changed at the first sign-in' : ''}): ${str(p, 'password')}`,
  'still-disabled': p =>
    `Note: ${str(p, 'username')} is still disabled; enable it by npm run admin -- enable-user ${str(p, 'username')}`,
  unlocked: p => `${str(p, 'username')} is no longer locked.`,
  'address-unlocked': p => `Address ${str(p, 'address')} is no longer locked.`,
  'user-enabled': p => `${str(p, 'username')} is enabled.`,
  'user-disabled': p => `${str(p, 'username')} is disabled; its sessions ended.`,
  'last-holder': p => `${str(p, 'username')} is the last enabled ${str(p, 'role')} and cannot be disabled.`,
  'users-head': 'user name\tname\troles\tunit\tstate',
  'users-total': p => `${num(p, 'total')} accounts`,
  'state-disabled': 'disabled',
  'state-locked': 'locked',
  'state-must-change': 'must change password',
  'state-second-factor': 'second factor',
  rebuilding: p => `finding anew: ${num(p, 'done')} of ${num(p, 'total')} projects`,
  rebuilt: p => `Every derived figure of ${num(p, 'projects')} projects was found anew.`,
}
