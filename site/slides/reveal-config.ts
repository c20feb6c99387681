import { STAGE } from './stage-size.ts';

/** Whether the page is laid out for paper. */
export const printed = /[?&]print-pdf\b/i.test(location.search);

export const revealConfig = {
  ...STAGE,
  margin: 0,
  minScale: 0.05,
  maxScale: 8,
  center: false,
  controls: false,
  progress: !printed,
  hash: true,
  fragmentInURL: true,
  transition: 'none',
  backgroundTransition: 'none',
  navigationMode: 'linear',
  // All keys are the deck's own, known by their place on the keyboard.
  keyboard: false,
  help: false,
  pdfSeparateFragments: false,
  // The view for telephones would take the slides apart; the audience has a page of its own.
  scrollActivationWidth: 0,
} as const;
