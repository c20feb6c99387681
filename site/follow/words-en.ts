import type { FollowWords } from './words-ko.ts';

/** Words of the audience's page in English. */
export const followEn: FollowWords = {
  title: 'Follow along',
  connecting: 'Connecting to the talk',
  waiting: 'Starting soon',
  waitingText: 'Keep this page open. The talk shows itself when it begins.',
  full: 'Every seat is taken right now',
  fullText: 'You come in by yourself as soon as one is free. The lessons can be read meanwhile.',
  readCourse: 'Read the lessons',
  live: 'Live',
  black: 'The speaker has blanked the screen',
  loading: 'Loading the slide',
  tabs: { label: 'View', screen: 'Screen', questions: 'Questions' },
  slide: {
    label: 'Slide',
    previous: 'Previous',
    next: 'Next',
    position: (n, of) => `${n} / ${of}`,
  },
  ahead: {
    at: (title, n, of) => `Live is at “${title}” (${n} / ${of})`,
    elsewhere: (lesson) => `Live is in another lesson: ${lesson}`,
    back: 'Back to live',
  },
  terminal: {
    label: 'The speaker’s terminal (read-only)',
    recorded: 'Recording of the terminal',
    connecting: 'Coming back to the terminal',
    ended: 'The terminal was closed',
    large: 'Larger type',
    fit: 'Fit the screen',
  },
  away: {
    recording: (date) => `Recording of ${date}. It goes live by itself when the speaker’s lab is back.`,
    expected: 'The speaker’s lab is away. Until it is back you see what this step prints.',
  },
  poll: {
    label: 'Poll',
    open: 'Choose one. You can change it until the poll closes.',
    closed: 'The poll is closed',
    unsent: 'Your answer was not sent. Choose again once the connection is back.',
  },
  ask: {
    title: 'Questions',
    label: 'Ask a question',
    placeholder: 'Your name is not shown',
    send: 'Send',
    unsent: 'Your question was not sent. Send it again once the connection is back.',
    'too-soon': 'Wait a moment before the next one.',
    'too-many': 'There are a lot of questions already. Try again in a while.',
  },
  steps: {
    label: 'Steps of this lesson',
    done: (n, of) => `${n} of ${of} steps done`,
    isDone: 'done',
    news: (title) => `Done: ${title}`,
  },
  along: {
    title: 'Do it yourself',
    mine: 'Do this step in my own lab',
    read: 'Read this step as a lesson',
    inClass: 'Join the class to get a lab of your own.',
    join: 'Join the class',
    atHome: 'On your own computer, get the course and start it like this.',
  },
};
