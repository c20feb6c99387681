/** For the audience of a talk. */
export default function FollowPage() {
  return <main></main>;
}
