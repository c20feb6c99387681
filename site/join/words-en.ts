import type { JoinWords } from './words-ko.ts';

/** Words of the join page in English. */
export const joinEn: JoinWords = {
  title: 'Join the class',
  opening: 'Looking for the class',
  lead: 'Enter the code and a name, and a lab of your own opens. You need no account.',
  code: 'Join code',
  codeHint: 'The code on the screen. Case and dashes do not matter.',
  name: 'Your name',
  nameHint: 'The name that the instructor sees. A nickname will do.',
  join: 'Join',
  joining: 'Joining',
  wait: (seconds) =>
    seconds === 1 ? 'You can try again in 1 second' : `You can try again in ${seconds} seconds`,
  full: (waiting) =>
    waiting === 0
      ? 'All places are taken just now. You will wait in line.'
      : `All places are taken and ${waiting} ${waiting === 1 ? 'person waits' : 'people wait'}. You will wait in line.`,
  again: 'Try again',
  missing: 'No class is open here',
  missingNext: 'Check the address, or ask the instructor.',
  over: 'The class is over',
  overNext: 'Its labs and files have been removed.',
  unreachable: 'The class cannot be reached',
  unreachableNext: 'Check that you are on the same network.',
  privacy: {
    title: 'What is kept?',
    kept: 'Your name, progress, files and terminal screens stay on the server of this class. Nothing is sent anywhere else.',
    until: (when) =>
      `All of it is removed by ${when} at the latest, and at once when the instructor ends the class.`,
    seen: 'The instructor can see your progress and your screen. You are always told while they watch your screen.',
    typing:
      'To type on your keyboard the instructor has to ask first. It takes your consent, and you can take it back at any time.',
    others: 'Other learners cannot see your lab.',
  },
  seat: {
    welcome: (name) => `Welcome, ${name}`,
    back: (name) => `Welcome back, ${name}`,
    line: 'You are in line',
    place: (place, of) => `Place ${place} of ${of}`,
    lineBody: 'You get in by yourself as soon as there is a place. Keep this window open.',
    ready: 'Your lab is ready',
    readyBack: 'Everything is where you left it',
    go: 'Begin',
    goBack: 'Go on',
    soon: (seconds) =>
      seconds === 1 ? 'Continues by itself in 1 second' : `Continues by itself in ${seconds} seconds`,
    stay: 'Stay here',
    link: 'Your personal link',
    linkBody: 'It brings you back to your lab on any device. Keep it to yourself.',
    copy: 'Copy',
    copied: 'Copied',
    qr: 'QR code of your personal link',
    lost: 'The server cannot be reached. Asking again.',
  },
};
