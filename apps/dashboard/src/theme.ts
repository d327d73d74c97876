import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The green of the linking page, from paper to ink. */
const loom: MantineColorsTuple = [
  ...(['#e9f5f0', '#d2e8df', '#a5d2c0', '#75bb9f', '#4fa884'] as const),
  ...(['#2f9271', '#1d7c5d', '#0f5c47', '#0b4a39', '#07382b'] as const),
];

export const theme = createTheme({
  primaryColor: 'loom',
  primaryShade: { light: 7, dark: 6 },
  colors: { loom },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
});

/** Softer text and errors that can still be read: 4.5 to 1 on every ground that they stand on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f8f7',
    '--mantine-color-text': '#14201c',
    '--mantine-color-dimmed': '#51605a',
    '--mantine-color-placeholder': '#66736d',
    '--mantine-color-error': '#a61b1b',
    '--mantine-color-red-filled': '#a61b1b',
    '--mantine-color-red-filled-hover': '#8c1515',
  },
  dark: {
    '--mantine-color-body': '#101514',
    '--mantine-color-text': '#ecf2ef',
    '--mantine-color-dimmed': '#a7b4ae',
    '--mantine-color-placeholder': '#98a59f',
    '--mantine-color-error': '#ff9d97',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
  },
});
