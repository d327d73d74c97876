import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { country as countryName } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { InstitutionIcon } from '../parts/institution-icon.tsx';
import { Alert } from '../parts/notice.tsx';
import { countriesOf, findInstitutions, type Group } from '../search.ts';
import type { State } from '../state.ts';
import type { Institution } from '../wire.ts';
import { words } from '../words.ts';

const text = words.institutions;

interface InstitutionsProps {
  title?: string;
  directory: State['directory'];
  institutions: readonly Institution[];
  onPick: (institution: Institution) => void;
  onRetry: () => void;
  /** All are of one kind: no headings of groups are shown. */
  plain?: boolean;
  children?: ComponentChildren;
}

/** Search as you type, by country. */
export function Institutions(props: InstitutionsProps): JSX.Element {
  const { directory, institutions } = props;
  const [query, setQuery] = useState('');
  const [country, setCountry] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => findInstitutions(institutions, query, country), [institutions, query, country]);
  const found = groups.reduce((sum, group) => sum + group.institutions.length, 0);
  function clear(): void {
    setQuery('');
    setCountry(null);
  }

  return (
    <search onKeyDown={(event) => moveFocus(event, list.current)}>
      <Heading text={props.title ?? text.title} />
      {props.children}
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={text.search}
          placeholder={text.search}
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <Countries countries={countriesOf(institutions)} picked={country} onPick={setCountry} />
      <p role="status" class="unseen">
        {directory === 'ready' ? text.found(found) : ''}
      </p>
      {directory === 'loading' && <Skeleton />}
      {directory === 'failed' && <Failed onRetry={props.onRetry} />}
      {directory === 'ready' && found === 0 && <Nothing query={query} onClear={clear} />}
      <div ref={list}>
        {groups.map((group) => (
          <GroupList
            key={`${group.country} ${group.business}`}
            group={group}
            onPick={props.onPick}
            plain={props.plain}
          />
        ))}
      </div>
    </search>
  );
}

interface CountriesProps {
  countries: readonly string[];
  picked: string | null;
  onPick: (country: string | null) => void;
}

function Countries({ countries, picked, onPick }: CountriesProps): JSX.Element | null {
  if (countries.length < 2) return null;
  return (
    <fieldset class="chips">
      <legend class="unseen">{text.country}</legend>
      {[null, ...countries].map((code) => (
        <label key={code}>
          <input type="radio" name="country" checked={picked === code} onChange={() => onPick(code)} />
          <span>{code === null ? text.all : countryName(code)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface GroupProps {
  group: Group;
  onPick: (institution: Institution) => void;
  plain: boolean | undefined;
}

function GroupList({ group, onPick, plain }: GroupProps): JSX.Element {
  const id = `group-${group.country}-${group.business ? 'business' : 'personal'}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class={plain ? 'unseen' : ''}>
        {countryName(group.country)} <span>{group.business ? text.business : text.personal}</span>
      </h2>
      <ul class="rows">
        {group.institutions.map((institution) => (
          <li key={institution.id}>
            <button type="button" class="row" onClick={() => onPick(institution)}>
              <InstitutionIcon name={institution.name} icon={institution.icon} />
              <span class="grow">{institution.name}</span>
              {institution.status !== 'up' && (
                <span class={`health ${institution.status}`}>{text.status[institution.status]}</span>
              )}
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing({ query, onClear }: { query: string; onClear: () => void }): JSX.Element {
  return (
    <div class="empty">
      <p>
        <b>{text.none(query)}</b>
      </p>
      <p>{text.noneHelp}</p>
      <Button kind="secondary" onPress={onClear}>
        {text.clear}
      </Button>
    </div>
  );
}

function Failed({ onRetry }: { onRetry: () => void }): JSX.Element {
  return (
    <div class="empty">
      <Alert>{text.failed}</Alert>
      <Button onPress={onRetry}>{words.retry}</Button>
    </div>
  );
}

function Skeleton(): JSX.Element {
  return (
    <div class="skeleton" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} />
      ))}
    </div>
  );
}

/** The arrow keys walk from the search into the list and along it. */
function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const target = event.target;
  if (!step || !list || !(target instanceof HTMLElement) || target.closest('fieldset')) return;
  const rows = [...list.querySelectorAll<HTMLElement>('.row')];
  const next = rows[rows.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
