import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Where a Chromium of the system is, when the one of the packages does not run on this machine. */
const OWN = process.env.CHROMIUM_PATH;

/** A headless Chromium that needs nothing but npm. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  return await playwright.launch({
    executablePath: OWN ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
    headless: true,
  });
}
