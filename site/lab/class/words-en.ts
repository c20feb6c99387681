import type { InClassWords } from './words-ko.ts';

/** What a learner's page says of the class in English. */
export const inClassEn: InClassWords = {
  bar: 'Class',
  watched: 'The instructor is watching',
  typing: 'The instructor types with you',
  takeBack: 'Take the keyboard back',
  help: 'Ask for help',
  helpAsked: 'You asked for help',
  helpCancel: 'I no longer need help',
  hand: {
    title: 'The instructor would like to use your keyboard for a moment',
    body: 'If you allow it, the instructor can type in your terminals too. You see everything that is typed, and you can take the keyboard back at any moment.',
    allow: 'Allow',
    notNow: 'Not now',
  },
  note: {
    label: 'From the instructor',
    message: 'Message',
    hint: 'Hint',
    dismiss: 'Dismiss',
  },
  menu: {
    open: (name) => `Class: ${name}`,
    me: (name) => name,
    notes: 'From the instructor',
    noNotes: 'Nothing yet',
    archive: 'Take my files home (.tar.gz)',
    leave: 'Leave the class',
  },
  leave: {
    title: 'Leave the class?',
    body: 'Your lab, your files, your progress and your name are removed. This cannot be undone. If you need your files, take them home first.',
    proceed: 'Leave and remove everything',
  },
  line: {
    title: 'You are in line for a place',
    place: (place, of) => `Place ${place} of ${of}`,
    body: 'Your lab opens here by itself as soon as there is a place. You can read meanwhile.',
  },
  asleep: {
    title: 'Your lab is asleep',
    body: 'It was stopped because it was not used for a while. Files and data are as you left them.',
    wake: 'Wake it',
  },
  paused: {
    title: 'The instructor has paused the labs',
    body: 'Please look at the screen. Your lab goes on where it was as soon as the instructor resumes.',
  },
  outside: {
    title: 'Join the class to work in a lab',
    body: (name) => `The class “${name}” is open. All you need is the join code and a name.`,
    join: 'Join the class',
  },
};
