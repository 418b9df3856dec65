import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Declaration } from '#domain/declaration'
import { api, expect, test } from '../support/browser.ts'

const form = readFileSync(new URL('../forms/suzhou-2021-declaration.txt', import.meta.url), 'utf8')

test('a rule is written, tried on the projects, kept as a list and subscribed to', async ({ signedIn: page, server }) => {
  const { declaration } = await api<{ declaration: Declaration }>(page.request, server, 'POST', '/declarations/parse', form)
  await api(page.request, server, 'POST', '/projects', { declaration })
  await page.goto(`${server.url}/watch-lists`)
  await expect(page.getByRole('link', { name: '重点监控项目' })).toBeVisible()
  await page.getByRole('link', { name: '新建名单' }).click()
  // It begins where the rule set in force begins key monitoring.
  await expect(page.getByText('全年预算不低于 200万元，且8月末预算执行率低于 60%。').first()).toBeVisible()
  await page.getByRole('button', { name: '删除第 2 个条件' }).click()
  await expect(page.getByLabel('数值（万元）')).toHaveValue('200')
  await page.getByLabel('数值（万元）').fill('')
  await expect(page.getByText('条件填完整后，这里按真实数据显示命中的项目。')).toBeVisible()
  await page.getByRole('button', { name: '保存名单' }).click()
  await expect(page.getByText('请填写名称，不超过 50 字')).toBeVisible()
  await expect(page.getByText('请填写金额（万元），不小于 0')).toBeVisible()

  await page.getByLabel('名称', { exact: true }).fill('大额信息化')
  await page.getByLabel('数值（万元）').fill('2,000')
  await expect(page.getByText('所有项目都符合这条规则，名单等于没有筛选。')).toBeVisible()
  await page.getByRole('button', { name: '添加条件' }).click()
  const second = page.getByRole('group', { name: '第 2 个条件' })
  await second.getByLabel('看什么').selectOption('项目名称含')
  await second.getByLabel('文字').fill('不存在')
  await expect(page.getByText('没有项目符合这条规则。')).toBeVisible()
  await second.getByLabel('文字').fill('信息化')
  await expect(page.getByText('全年预算不低于 2,000万元，且项目名称含“信息化”。')).toBeVisible()
  await expect(page.locator('.watch-found')).toContainText('命中 1 / 1 个项目')
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: '保存名单' }).click()

  await expect(page.getByRole('heading', { level: 1, name: '大额信息化' })).toBeVisible()
  await expect(page.locator('.project-table tbody tr')).toHaveCount(1)
  await page.getByRole('button', { name: '订阅', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('关注名单“大额信息化”')).toBeVisible()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('button', { name: '已订阅' })).toBeVisible()
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations).toEqual([])
  await api(page.request, server, 'POST', '/agencies', { code: 'zweite', name: '另一单位' })
  await page.goto(`${server.url}/account`)
  await expect(page.getByText('名单“大额信息化”')).toBeVisible()

  // A unit is followed here, or where the overview stands in it; the language of mails is the account's.
  const unit = declaration.agencyName
  await page.getByLabel('单位', { exact: true }).selectOption({ label: unit })
  await page.locator('.subscribe-line').getByRole('button', { name: '订阅' }).press('Enter')
  await expect(dialog.getByText(`关注“${unit}”及下属单位`)).toBeVisible()
  await dialog.getByRole('button', { name: '保存' }).press('Enter')
  await expect(page.getByText(`“${unit}”及下属单位`)).toBeVisible()
  const kept = page.waitForResponse(given => given.url().endsWith('/letter-language'))
  await page.getByLabel('信件语言').selectOption('English')
  await kept
  await expect(page.getByLabel('信件语言')).toBeEnabled()
  await page.reload()
  await expect(page.getByLabel('信件语言')).toHaveValue('en')
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations).toEqual([])
  const { items } = await api<{ items: { id: number; name: string }[] }>(page.request, server, 'GET', '/agencies?pageSize=200')
  await page.goto(`${server.url}/?agencyId=${items.find(one => one.name === unit)!.id}`)
  await expect(page.locator('.portfolio-crumbs').getByRole('button', { name: '已订阅' })).toBeVisible()
})
