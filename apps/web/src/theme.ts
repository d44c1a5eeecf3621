import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/*
 * The look, in one place.
 *
 * Ink and pine on quiet paper: an institution that keeps records, not a shop. One accent (pine) for what can be done and
 * where one is; red, amber and green only for states, and never without a word or a shape. Hairlines instead of shadows.
 * Golos Text for the interface, PT Serif for what will be printed (a protocol, the Regulation, a verified document).
 * Times and scores stand in tabular figures. Text is at least AA on its surface in both schemes.
 */

const pine: MantineColorsTuple = [
  '#ebf5f3',
  '#d3e8e5',
  '#a8d3ce',
  '#7abdb6',
  '#53a8a1',
  '#35918c',
  '#1f7a78',
  '#126467',
  '#0d4f54',
  '#083c42',
];
const paper: MantineColorsTuple = [
  '#f6f7f4',
  '#eff1ec',
  '#e3e6e0',
  '#d2d7d0',
  '#b7beb8',
  '#8f9993',
  '#5f6b67',
  '#46524f',
  '#2c3736',
  '#182120',
];
const night: MantineColorsTuple = [
  '#dfe7e5',
  '#b9c5c3',
  '#9aa9a7',
  '#6f817f',
  '#37474a',
  '#2a383b',
  '#192427',
  '#101719',
  '#0c1214',
  '#080d0e',
];
const red: MantineColorsTuple = [
  '#fdefed',
  '#f9dcd8',
  '#f1b6ae',
  '#e88f83',
  '#df6c5e',
  '#d24f40',
  '#bd3a2c',
  '#a32e22',
  '#83231a',
  '#611912',
];
const amber: MantineColorsTuple = [
  '#fdf5e3',
  '#f8e7c0',
  '#efd08a',
  '#e5b954',
  '#dba52c',
  '#c48e16',
  '#a3740c',
  '#83590a',
  '#664407',
  '#4a3004',
];
const green: MantineColorsTuple = [
  '#eef6ea',
  '#dbecd3',
  '#b5d8a6',
  '#8dc378',
  '#6aaf51',
  '#4f9737',
  '#3d7d28',
  '#31671f',
  '#265118',
  '#1b3b10',
];

export const theme = createTheme({
  colors: { pine, gray: paper, dark: night, red, amber, green },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#182120',
  fontFamily: "'Golos Text Variable', 'Segoe UI', 'Noto Sans', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Liberation Mono', Menlo, monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.55', xl: '1.5' },
  headings: {
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.3125rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.35' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' } },
    // A menu holds only its items: the empty first one that Mantine adds is none.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true } },
    // Mantine makes them <header>, which would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Tooltip: { defaultProps: { multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } },
  },
});

/** What Mantine has no name for: surfaces, hairlines, state colours that are readable as text. */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--font-document': "'PT Serif', 'Liberation Serif', Georgia, serif" },
  light: {
    '--mantine-color-body': '#f6f7f4',
    '--mantine-color-text': '#182120',
    '--mantine-color-dimmed': '#566360',
    '--mantine-color-default-border': '#d2d7d0',
    '--mantine-color-anchor': '#126467',
    '--mantine-color-error': '#a32e22',
    '--mantine-color-placeholder': '#6a7672',
    '--surface': '#ffffff',
    '--surface-sunken': '#eff1ec',
    '--hairline': '#e0e4dd',
    '--accent-wash': '#e6f1ef',
    '--state-good': '#31671f',
    '--state-warn': '#83590a',
    '--state-bad': '#a32e22',
  },
  dark: {
    '--mantine-color-body': '#101719',
    '--mantine-color-text': '#dfe7e5',
    '--mantine-color-dimmed': '#9aa9a7',
    '--mantine-color-default-border': '#37474a',
    '--mantine-color-anchor': '#7abdb6',
    '--mantine-color-error': '#e88f83',
    '--mantine-color-placeholder': '#849492',
    '--mantine-color-disabled': '#2a383b',
    '--mantine-color-pine-light': '#1c3b3c',
    '--mantine-color-pine-light-hover': '#234849',
    '--mantine-color-pine-light-color': '#d3e8e5',
    '--mantine-color-disabled-color': '#849492',
    '--surface': '#192427',
    '--surface-sunken': '#0c1214',
    '--hairline': '#2a383b',
    '--accent-wash': '#1c3b3c',
    '--state-good': '#8dc378',
    '--state-warn': '#e5b954',
    '--state-bad': '#e88f83',
  },
});
