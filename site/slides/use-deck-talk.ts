import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import type { RevealApi } from 'reveal.js';
import type { SlidePlace, TalkMessage } from '../../lab/contract/talk.ts';
import { useLanguage } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import {
  onDo,
  onGo,
  say,
  sayShow,
  speakAs,
  useInControl,
  useRoom,
  useTalk,
  type Place,
} from '../talk/talk.ts';
import type { DeckSlide } from './read-deck.ts';

type Deed = Extract<TalkMessage, { type: 'do' }>['what'];
type Options = {
  slug: string;
  reveal: RevealApi | undefined;
  place: SlidePlace;
  slide: DeckSlide | undefined;
  terminal: string | undefined;
  recording: boolean;
  black: boolean;
  /** The window is a speaker's: a learner's own deck tells nobody anything. */
  speaks: boolean;
  deeds: Readonly<Record<Deed, () => void>>;
};

/**
 * The deck's part in a talk: it tells where it is while it has control or is the screen, does what the speaker view asks, and goes
 * along while somebody else has control. Without a talk it changes nothing.
 */
export function useDeckTalk({
  slug,
  reveal,
  place,
  slide,
  terminal,
  recording,
  black,
  speaks,
  deeds,
}: Options) {
  const language = useLanguage();
  const [, navigate] = useLocation();
  const talk = useTalk();
  const room = useRoom();
  const inControl = useInControl();
  // On a stage there is one screen: its deck is turned by whoever has control, also from a phone.
  const isScreen = room !== undefined && room.screen === room.you;
  const leads = speaks && (room === undefined || inControl || isScreen);
  const { h, v, f } = place;
  const step = slide?.step ?? null;

  useEffect(() => {
    if (speaks) speakAs('deck');
  }, [speaks]);
  useEffect(() => {
    if (!leads || reveal === undefined) return;
    sayShow({ lesson: slug, language, place: { h, v, f }, step, terminal: terminal ?? null, recording });
  }, [leads, reveal, slug, language, h, v, f, step, terminal, recording]);
  const sayBlack = useEffectEvent((on: boolean) => {
    if (leads && talk?.black !== on) say({ type: 'black', on });
  });
  useEffect(() => {
    if (reveal !== undefined) sayBlack(black);
  }, [reveal, black]);

  const obey = useEffectEvent((deed: Deed) => deeds[deed]());
  useEffect(() => (speaks ? onDo((deed) => obey(deed)) : undefined), [speaks]);
  const go = useEffectEvent((to: Place) => {
    if (to.lesson !== slug) navigate(addressOf(language, { kind: 'slides', slug: to.lesson }));
    else reveal?.slide(to.place.h, to.place.v, to.place.f);
  });
  useEffect(() => (speaks ? onGo((to) => go(to)) : undefined), [speaks]);

  const led = speaks && room !== undefined && !leads && room.control !== null ? talk : undefined;
  const lesson = led?.lesson ?? undefined;
  const there = led?.place;
  useEffect(() => {
    if (lesson === undefined || there === undefined || reveal === undefined) return;
    if (lesson !== slug) navigate(addressOf(language, { kind: 'slides', slug: lesson }));
    else reveal.slide(there.h, there.v, there.f);
  }, [lesson, slug, there, reveal, language, navigate]);
  // A speaker view makes the screen black too, whoever leads; what this deck said comes back as it is.
  const dark = speaks ? talk?.black : undefined;
  useEffect(() => {
    if (dark !== undefined) reveal?.togglePause(dark);
  }, [dark, reveal]);

  const poll = talk?.poll;
  const question = slide?.question ?? undefined;
  const asked = poll?.lesson === slug && poll.question === question ? poll : undefined;
  const setPoll = useEffectEvent((state: 'open' | 'closed', of: string, choices: number) => {
    if (leads) say({ type: 'poll', lesson: slug, question: of, choices, state });
  });
  // The answer ends the vote, however it came to be shown; so does going on to another slide.
  const leftOpen =
    poll?.state === 'open' && poll.lesson === slug && (asked === undefined || f >= 0) ? poll : undefined;
  const [openQuestion, openChoices] = [leftOpen?.question, leftOpen?.votes.length];
  useEffect(() => {
    if (openQuestion !== undefined && openChoices !== undefined) setPoll('closed', openQuestion, openChoices);
  }, [openQuestion, openChoices]);

  return {
    /** Opens the vote on this slide's question; pressed again, it shows the answer, which ends the vote. */
    vote: () => {
      if (!leads || slide === undefined || question === undefined) return;
      if (asked?.state !== 'open')
        say({ type: 'poll', lesson: slug, question, choices: slide.choices, state: 'open' });
      else if (f < 0) reveal?.next();
    },
  };
}
