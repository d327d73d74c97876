import type { FrameLocator, Page } from 'playwright-core';

/** The linking page, in a frame or on its own. */
export type Screen = Page | FrameLocator;

/** What a person does on the linking page, by what they see. */
export function person(screen: Screen) {
  const press = (name: string | RegExp) => screen.getByRole('button', { name }).click();
  return {
    press,
    sees: (heading: string | RegExp) => screen.getByRole('heading', { level: 1, name: heading }).waitFor(),
    reads: (text: string | RegExp) => screen.getByText(text).first().waitFor(),
    agree: () => press('Continue'),
    async choose(institution: string, method: string | null = 'Internet banking') {
      await screen.getByRole('searchbox').fill(institution);
      await screen.locator('button.row').filter({ hasText: institution }).first().click();
      if (method !== null) await screen.locator('button.row').filter({ hasText: method }).click();
    },
    /** Types into the fields in the order in which they stand. */
    async type(...values: string[]) {
      // Nothing can be typed into a form whose answer is on its way.
      await screen.locator('form button[type=submit][aria-disabled=false]').waitFor();
      const fields = screen.locator('form input:not([type=radio])');
      for (const [index, value] of values.entries()) await fields.nth(index).fill(value);
    },
    async logIn(user: string, password = 'pass_good') {
      await this.type(user, password);
      await press('Log in');
    },
    async confirm(value: string) {
      await this.type(value);
      await press('Confirm');
    },
    async pickAccount(index: number) {
      await screen.locator('.accounts input').nth(index).check();
      await press('Link this account');
    },
    /** The cross in the corner. */
    leave: () => screen.locator('header').getByRole('button', { name: 'Close' }).click(),
    /** From the consent to the login form of GTBank. */
    async goToLogin() {
      await this.agree();
      await this.choose('GTBank');
      await this.sees('Log in to GTBank');
    },
  };
}
export type Person = ReturnType<typeof person>;
