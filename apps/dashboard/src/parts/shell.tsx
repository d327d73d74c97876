import { Button, NativeSelect } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { SessionGate, type SignedOut, useSession } from '../session/session.tsx';
import { Failed, Loading } from './answers.tsx';
import { Brand } from './brand.tsx';
import { EnvironmentSwitch } from './environment-switch.tsx';
import { Nowhere } from './nowhere.tsx';

const SignIn = lazy(() => import('../pages/sign-in/sign-in-page.tsx'));

/** Around every page: who is signed in, where they work, and the way to the other pages. */
export function Shell() {
  return (
    <SessionGate otherwise={(state) => <Outside {...state} />}>
      <Inside />
    </SessionGate>
  );
}

function Outside({ state, error, retry, leave }: SignedOut) {
  if (state === 'signed-out') {
    return (
      <Suspense fallback={<Waiting />}>
        <SignIn />
      </Suspense>
    );
  }
  return (
    <main className="outside">
      <h1>
        <Brand />
      </h1>
      {state === 'loading' && <Loading what="your session" rows={2} />}
      {state === 'failed' && error && <Failed error={error} retry={retry} />}
      {state === 'nowhere' && <Nowhere leave={leave} />}
    </main>
  );
}

const Waiting = () => (
  <main className="outside">
    <h1>
      <Brand />
    </h1>
    <Loading what="the page" rows={2} />
  </main>
);

function Inside() {
  const { me, organisation, environment, go, leave } = useSession();
  return (
    <div className="frame" data-environment={environment}>
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="top">
        <Brand />
        {me.organisations.length > 1 ? (
          <NativeSelect
            aria-label="Organisation"
            size="sm"
            data={me.organisations.map(({ id, name }) => ({ value: id, label: name }))}
            value={organisation.id}
            onChange={(event) => go({ organisation: event.currentTarget.value })}
          />
        ) : (
          <span className="organisation">{organisation.name}</span>
        )}
        <EnvironmentSwitch />
        <span className="person wide-only">
          {me.name}, {organisation.role}
        </span>
        <Button variant="default" size="compact-sm" onClick={() => void leave()}>
          Sign out
        </Button>
      </header>
      <nav className="ways" aria-label="Pages">
        <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
          Invoices
        </Link>
        <Link to="/matching" activeOptions={{ includeSearch: false }}>
          Matching
        </Link>
        <Link to="/dead-letters" activeOptions={{ includeSearch: false }}>
          Dead letters
        </Link>
        <Link to="/rules" activeOptions={{ includeSearch: false }}>
          Rules
        </Link>
        <Link to="/connections">Connections</Link>
      </nav>
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
