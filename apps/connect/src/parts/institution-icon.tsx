import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** The institution's picture, from this origin only; its initials where there is none. */
export function InstitutionIcon({ name, icon }: { name: string; icon: string | null | undefined }): JSX.Element {
  const [broken, setBroken] = useState(false);
  if (!icon || broken) {
    return (
      <span class="tile" aria-hidden="true">
        {initials(name)}
      </span>
    );
  }
  // The directory gives absolute addresses of this very platform, which may be known under other names.
  const { pathname } = new URL(icon, location.href);
  return (
    <img
      class="tile"
      src={pathname}
      alt=""
      width={40}
      height={40}
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
}

export function initials(name: string): string {
  const [one = '', two = ''] = name.split(/\s+/);
  return (one.charAt(0) + two.charAt(0)).toUpperCase();
}
