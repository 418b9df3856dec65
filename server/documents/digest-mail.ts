import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { digestWords } from '#wording/digest'
import { formats } from '#wording/say'
import { subscribeWords } from '#wording/ui-subscribe'
import { stopWords } from '#wording/ui-stop'
import { letterTheme as ink } from '../pictures/theme.ts'
import type { Digest, DigestFigures } from '../answers/digest-answer.ts'

type Given = {
  lang: Language
  digest: Digest
  before: DigestFigures | null
  subject: Params
  link: string | null
  stop: string | null
  cid: string | null
}

/** Of quotation marks and dots a Chinese font makes wide signs: an English letter asks for a Latin one first. */
const fonts = {
  'zh-CN': `'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif`,
  en: `'Segoe UI',Helvetica,Arial,'Noto Sans CJK SC',sans-serif`,
}

const escaped = (text: string) =>
  text.replaceAll(/[&<>"']/g, c => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[c]};`)

/** What a subscription is about, as a sentence names it. */
export function subjectText(lang: Language, { subject, name }: Params): string {
  const { subjects } = subscribeWords[lang]
  const title = String(name ?? '')
  return subject === 'agency' || subject === 'project' || subject === 'list' ? subjects[subject](title) : subjects.mine
}

/** What became different since the last digest; empty where there was none. */
export function changesOf(lang: Language, { figures: now }: Digest, before: DigestFigures | null): string[] {
  if (!before) return []
  const [t, f] = [digestWords[lang], formats[lang]]
  const said: [string, string, string][] = [
    [t.rate, f.rate(before.rate), f.rate(now.rate)],
    [t.behind, f.number(before.behind), f.number(now.behind)],
    [t.hits, f.number(before.hits), f.number(now.hits)],
    [t.risk, f.moneyWithUnit(before.risk), f.moneyWithUnit(now.risk)],
    [t.budget, f.moneyWithUnit(before.budget), f.moneyWithUnit(now.budget)],
  ]
  return said.filter(([, was, is]) => was !== is).map(([name, was, is]) => t.change(name, was, is))
}

/** The digest as a letter's designed part: one column, no scripts, readable with pictures switched off. */
export function digestHtml({ lang, digest, before, subject, link, stop, cid }: Given): string {
  const [t, f] = [digestWords[lang], formats[lang]]
  const quiet = `color:${ink.secondary}`
  const what = subjectText(lang, subject)
  const month = f.yearMonth(digest.month)
  const { figures, worst, sentence } = digest
  const changes = changesOf(lang, digest, before)
  const cell = `padding:8px 16px 8px 0;border-top:1px solid ${ink.line};font-size:14px`
  const rows = worst
    .slice(0, 3)
    .map(
      item =>
        `<tr><td style="${cell}">${escaped(item.name)}<br><span style="font-size:12px;${quiet}">${escaped(item.agency.name)}</span></td>` +
        `<td style="${cell};text-align:right;white-space:nowrap">${f.rate(item.executionRate)}</td>` +
        `<td style="${cell};padding-right:0;text-align:right;white-space:nowrap">${escaped(f.moneyWithUnit(item.atRiskAmount))}</td></tr>`,
    )
    .join('')
  const head = `padding:0 16px 4px 0;font-size:12px;font-weight:400;text-align:left;${quiet}`
  const facts = [
    [t.budget, f.moneyWithUnit(figures.budget)],
    [t.spent, t.spentOf(f.moneyWithUnit(figures.spent), f.rate(figures.rate))],
    [t.risk, f.moneyWithUnit(figures.risk)],
  ]
    .map(([name, value]) => `<span style="${quiet}">${name}</span> <b>${escaped(value!)}</b>`)
    .join(' &nbsp; ')
  const money = figures.budget === null && figures.spent === null ? '' : `<p style="margin:0;font-size:14px">${facts}</p>`
  const picture =
    cid === null || !digest.picture
      ? ''
      : `<p style="margin:16px 0"><img src="cid:${cid}" width="552" style="width:100%;max-width:552px;border:0" alt="${escaped(
          t.picture(f.rate(figures.rate), f.percent(digest.picture.expected), f.month(digest.month), {
            budget: f.moneyWithUnit(figures.budget),
            spent: f.moneyWithUnit(figures.spent),
          }),
        )}"></p>`
  const changed = changes.length ? `<b>${t.changes}</b><br>${changes.map(escaped).join('<br>')}` : before ? '' : t.first
  const open =
    link === null ? '' : `<p style="margin:16px 0"><a style="color:${ink.accent}" href="${escaped(link)}">${t.open}</a></p>`
  const end = stop === null ? '' : ` <a style="${quiet}" href="${escaped(stop)}">${stopWords[lang].link}</a>`
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(t.heading(what, month))}</title></head><body style="margin:0;padding:24px;background:${ink.surface};color:${ink.ink};font-family:${fonts[lang]};line-height:1.6">` +
    `<div style="max-width:552px;margin:0 auto"><p style="margin:0;font-size:13px;${quiet}">${escaped(t.heading(what, month))}</p>` +
    `<h1 style="margin:4px 0 8px;font-size:20px;line-height:1.5">${escaped(t.sentence(sentence[lang]))}</h1>${money}${picture}` +
    `<p style="margin:16px 0;font-size:14px">${changed}</p>` +
    (rows
      ? `<table style="width:100%;border-collapse:collapse"><tr><th style="${head}">${t.worst}</th><th style="${head};text-align:right">${t.rate}</th><th style="${head};padding-right:0;text-align:right">${t.amount}</th></tr>${rows}</table>`
      : '') +
    open +
    `<p style="margin:16px 0 0;padding-top:8px;border-top:1px solid ${ink.line};font-size:12px;${quiet}">${escaped(t.why(what))}${end}</p></div></body></html>`
  )
}
