import { defineConfig } from '@playwright/test'
import { findChromium } from '../support/chromium.mjs'

const found = findChromium()
if (!found.path) throw new Error(found.problem)

/** One real Chromium, two workers at most; every test starts or reads its own server (test/support/browser.ts). */
export default defineConfig({
  testDir: '../browser',
  testMatch: '*.spec.ts',
  // What lies at the edges of a page takes its time: the full run alone goes there.
  testIgnore: process.env.FULL ? [] : '*edges.spec.ts',
  globalSetup: '../support/build-once.ts',
  outputDir: '../../dist/test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  timeout: process.env.FULL ? 180_000 : 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: found.path,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
})
