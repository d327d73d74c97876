import { commit } from './commit.ts';
import { exchangeCode } from './exchange-code.ts';
import { getAsset } from './get-asset.ts';
import { getConnectJs } from './get-connect-js.ts';
import { getSandboxCredentials } from './get-sandbox-credentials.ts';
import { initiateLink } from './initiate.ts';
import { legacyExchangeCode } from './legacy-exchange-code.ts';
import { legacyReauthorise } from './legacy-reauthorise.ts';
import { login } from './login.ts';
import { loginRenewal } from './login-renewal.ts';
import { openRenewal } from './open-renewal.ts';
import { openSession } from './open-session.ts';
import { pageAnswer } from './page-answer.ts';
import { pageChoose } from './page-choose.ts';
import { pageInstitutions } from './page-institutions.ts';
import { pageLeave, pageLeaveEarly } from './page-leave.ts';
import { pagePoll } from './page-poll.ts';
import { pageSession } from './page-session.ts';
import { pageStart } from './page-start.ts';
import { pageUpload } from './page-upload.ts';
import { showLink } from './show-link.ts';
import { showWidget } from './show-widget.ts';

export const connectRoutes = [
  ...[initiateLink, exchangeCode],
  ...[openSession, login, commit, openRenewal, loginRenewal, getSandboxCredentials],
  getConnectJs,
  ...[showLink, showWidget, getAsset],
  ...[
    pageInstitutions,
    pageStart,
    pageSession,
    pageAnswer,
    pageChoose,
    pageUpload,
    pagePoll,
    pageLeave,
    pageLeaveEarly,
  ],
  ...[legacyExchangeCode, legacyReauthorise],
] as const;
