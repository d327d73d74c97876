import { expectTypeOf, test } from 'vitest';
import type * as authorise from '../../apps/connect/src/authorise/wire.ts';
import type * as checkout from '../../apps/connect/src/checkout/wire.ts';
import type * as page from '../../apps/connect/src/wire.ts';
import type { Boot } from '../../apps/platform/src/connect/boot.ts';
import type { End, LinkingPage, Opened, PageView } from '../../apps/platform/src/connect/index.ts';
import type { PageInstitution } from '../../apps/platform/src/connect/page-institutions.ts';
import type { WireAccount, WireStep } from '../../apps/platform/src/connect/wire-step.ts';
import type {
  FailureCode,
  FormElement,
  MfaType,
  StatementReport,
} from '../../apps/platform/src/connectors/connector.ts';
import type { AuthoriseBoot, AuthoriseView } from '../../apps/platform/src/payments/mandates/authorise/types.ts';
import type { CheckoutBoot, CheckoutView } from '../../apps/platform/src/payments/one-time/page/types.ts';

/**
 * The linking page writes down the types of what it is told, since apps do not import each other. The type check fails
 * here when the two sides no longer agree.
 */

type Kind = WireStep['kind'];
/** The same members, written out. */
type Flat<T> = { [Name in keyof T]: T[Name] };

test('every kind of step is the same to the platform and to the page', () => {
  expectTypeOf<page.Step['kind']>().toEqualTypeOf<Kind>();
  expectTypeOf<page.FormStep>().toEqualTypeOf<Extract<WireStep, { kind: 'form' }>>();
  expectTypeOf<page.OtpStep>().toEqualTypeOf<Extract<WireStep, { kind: 'otp' }>>();
  expectTypeOf<page.CaptchaStep>().toEqualTypeOf<Extract<WireStep, { kind: 'captcha' }>>();
  expectTypeOf<page.RedirectStep>().toEqualTypeOf<Extract<WireStep, { kind: 'redirect' }>>();
  expectTypeOf<page.InstructionsStep>().toEqualTypeOf<Extract<WireStep, { kind: 'instructions' }>>();
  expectTypeOf<page.ChooseStep>().toEqualTypeOf<Flat<Extract<WireStep, { kind: 'choose-accounts' }>>>();
  expectTypeOf<page.UploadStep>().toEqualTypeOf<Extract<WireStep, { kind: 'upload' }>>();
  expectTypeOf<page.LinkedStep>().toEqualTypeOf<Extract<WireStep, { kind: 'linked' }>>();
  expectTypeOf<page.FailedStep>().toEqualTypeOf<Extract<WireStep, { kind: 'failed' }>>();
});

test('what steps are made of is the same', () => {
  expectTypeOf<page.FormElement>().toEqualTypeOf<FormElement>();
  expectTypeOf<page.MfaType>().toEqualTypeOf<MfaType>();
  expectTypeOf<page.FailureCode>().toEqualTypeOf<FailureCode>();
  expectTypeOf<page.OfferedAccount>().toEqualTypeOf<WireAccount>();
  expectTypeOf<page.StatementReport>().toEqualTypeOf<StatementReport>();
});

test('what the page is opened with, chooses from and is answered is what the platform tells', () => {
  expectTypeOf<Boot>().toExtend<page.Boot>();
  expectTypeOf<page.Opened>().toExtend<Opened>();
  expectTypeOf<PageInstitution>().toExtend<page.Institution>();
  expectTypeOf<End>().toExtend<page.End>();
  expectTypeOf<PageView>().toExtend<page.SessionState>();
  expectTypeOf<Awaited<ReturnType<LinkingPage['start']>>>().toExtend<page.NewSession>();
});

test('the pages for payers are told what they know of', () => {
  expectTypeOf<AuthoriseBoot>().toEqualTypeOf<authorise.AuthoriseBoot>();
  expectTypeOf<AuthoriseView>().toEqualTypeOf<authorise.AuthoriseView>();
  expectTypeOf<CheckoutBoot>().toEqualTypeOf<checkout.CheckoutBoot>();
  expectTypeOf<CheckoutView>().toEqualTypeOf<checkout.CheckoutView>();
});

test('nothing is told that the page does not know of', () => {
  expectTypeOf<keyof page.Boot>().toEqualTypeOf<keyof Boot>();
  expectTypeOf<keyof page.Institution>().toEqualTypeOf<keyof PageInstitution>();
  expectTypeOf<keyof page.End>().toEqualTypeOf<keyof End>();
  expectTypeOf<keyof page.SessionState>().toEqualTypeOf<keyof PageView>();
});
