/** The speaker's own view. */
export default function SpeakerPage() {
  return <main></main>;
}
