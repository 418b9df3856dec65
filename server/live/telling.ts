import { auditEvents, type AuditEvent } from '#domain/vocabulary-audit'

/** Acts that no page of figures shows: sign-ins, accounts, downloads, messages read. Whatever is new tells, to be sure. */
const unseen = /^(chain|session|password|secondFactor|sso|account|apiKey|subscription|message|personal|export|backup|refusal)\b/
const quiet: AuditEvent[] = [
  'evidence.download',
  'evidence.view',
  'monitoring.write',
  'evaluation.write',
  'review.write',
  'passage.write',
]
export const telling = auditEvents.filter(event => !unseen.test(event) && !quiet.includes(event))
