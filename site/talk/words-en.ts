import type { TalkWords } from './words-ko.ts';

/** Words that the deck, the speaker view and the audience's page share, in English. */
export const talkEn: TalkWords = {
  lost: { text: 'The connection is lost. Coming back to it.', again: 'Try now' },
  join: {
    title: 'Follow along on your phone',
    qr: (address) => `QR code of ${address}`,
    text: 'Point your camera at it, or type the address. There is nothing to sign up for.',
    only: 'This lab is open to this computer only. To let an audience in, start it like this.',
    loading: 'Asking for the address',
  },
  poll: {
    voters: (n) => (n === 0 ? 'Nobody has answered yet' : n === 1 ? '1 answer' : `${n} answers`),
    votes: (n, share) => `${n} · ${share}%`,
    right: 'Right answer',
    mine: 'Your answer',
    loading: 'Loading the question',
  },
  questions: {
    none: 'No questions yet.',
    votes: (n) => (n === 1 ? '1 person wants to know' : `${n} people want to know`),
    upvote: 'I want to know too',
    upvoted: 'You want to know too',
    answered: 'Answered',
    markAnswered: 'Mark as answered',
    reopen: 'Not answered yet',
    remove: 'Remove',
    removeSure: 'Really remove',
  },
};
