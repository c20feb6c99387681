/** Into a class, by code and name. */
export default function JoinPage() {
  return <main></main>;
}
