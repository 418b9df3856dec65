import { hearingOf, toldSchema } from '#domain/follow'
import { shiftMonth, yearOf, type Month } from '#domain/month'
import type { Params } from '#domain/problem'
import { formats } from '#wording/say'
import type { Db, Store } from '../../db/open.ts'
import { wholeCalendar } from '../../db/queries/calendar.ts'
import { setTold, standingSubscriptions } from '../../db/queries/subscriptions.ts'
import { callerFrom } from '../access/session.ts'
import { letterLanguages } from '../acts/letter-language.ts'
import { followedBy } from '../acts/follow-state.ts'
import { digestAnswer, type DigestFigures } from '../answers/digest-answer.ts'
import type { Surroundings } from '../context.ts'
import { changesOf, digestHtml } from '../documents/digest-mail.ts'
import { pictureWords } from '../documents/digest-picture.ts'
import { dueDaysOf } from '../month-dates.ts'
import type { Drawing } from '../pictures/draw.ts'
import { activeRules } from '../rules.ts'
import { subjectOf, tellSubscriber, type Subscribed } from './follow.ts'

type Around = Pick<Surroundings, 'now' | 'today' | 'channels' | 'vault'>
const cid = 'pace'

/** The last month whose reports are all due: its digest can be made. */
async function monthToTell(db: Db, today: string): Promise<Month> {
  const dueOn = dueDaysOf(await wholeCalendar(db), await activeRules(db))
  let month = shiftMonth(today.slice(0, 7), -1)
  while (today <= dueOn(month)) month = shiftMonth(month, -1)
  return month
}

/** Makes the digests of the month that were not made yet, each once; a month in which nothing changed is passed over in silence. */
export async function sendDigests(store: Store, at: Around, drawing: Drawing): Promise<number> {
  const subscribed = (await standingSubscriptions(store.db)).filter(({ row }) => row.digest)
  if (!subscribed.length) return 0
  const month = await monthToTell(store.db, at.today())
  let sent = 0
  for (const one of subscribed) if (await sendDigest(store, at, drawing, one, month)) sent++
  return sent
}

async function sendDigest(store: Store, at: Around, drawing: Drawing, one: Subscribed, month: Month): Promise<boolean> {
  const told = toldSchema.parse(JSON.parse(one.row.told))
  if (told.month >= month) return false
  const { scope } = await callerFrom(store, one.account)
  const what = await followedBy(store.db, scope, one.row, month, at.today())
  const subject = await subjectOf(store.db, one)
  const about = { ...one.row, name: String(subject.name) }
  const digest = what && (await digestAnswer(store.db, scope, about, what, month, at.today()))
  const figures = digest ? JSON.stringify(digest.figures) : told.figures
  const next = JSON.stringify({ ...told, month, figures })
  if (!digest || (figures === told.figures && yearOf(told.month || month) === yearOf(month))) {
    await store.tx(db => setTold(db, one.row, next))
    return false
  }
  const before = told.figures ? (JSON.parse(told.figures) as DigestFigures) : null
  const link = at.channels.link === null ? null : `${at.channels.link}${String(subject.path)}`
  const wanted = at.channels.mail && hearingOf(one.row.channels).ways.includes('mail') && one.account.email !== null
  const lang = (await letterLanguages(store.db, [one.account.id]))(one.account.id)
  const { picture } = digest
  const words = pictureWords(lang, digest, drawing.chinese)
  const png = wanted && picture ? Buffer.from(await drawing.draw({ ...picture, words }, lang)).toString('base64') : null
  const { sentence } = digest
  const params: Params = {
    ...subject,
    month: formats['zh-CN'].yearMonth(month),
    monthEn: formats.en.yearMonth(month),
    sentence: sentence['zh-CN'],
    sentenceEn: sentence.en,
  }
  return store.tx(async db => {
    // Another process may have sent it meanwhile.
    if (!(await setTold(db, one.row, next))) return false
    await tellSubscriber(db, at, { ...one, lang }, 'followDigest', params, ({ text, stop }) => ({
      text: [...changesOf(lang, digest, before), text].join('\n'),
      html: digestHtml({ lang, digest, before, subject, link, stop, cid: png && cid }),
      stop,
      pictures: png ? [{ cid, png }] : [],
    }))
    return true
  })
}
