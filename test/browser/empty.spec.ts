import { expect, test } from '../support/browser.ts'

test('an empty overview says what to do first and leads there', async ({ signedIn: page, server }) => {
  await page.goto(server.url)
  await expect(page.getByText('先导入一份绩效目标申报表')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '导入申报表' }).click()
  await expect(page).toHaveURL(`${server.url}/projects/new`)
})

test('an empty list of projects says what to do first', async ({ signedIn: page, server }) => {
  await page.goto(`${server.url}/projects`)
  await expect(page.getByRole('main').getByRole('link', { name: '导入申报表' })).toBeVisible()
})

test('an address that does not exist says so and leads home', async ({ signedIn: page, server }) => {
  await page.goto(`${server.url}/nothing-here`)
  await expect(page.getByText('没有这个页面')).toBeVisible()
  await page.getByRole('link', { name: '回到总览' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
})
