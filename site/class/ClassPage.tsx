/** The instructor's page. */
export default function ClassPage() {
  return <main></main>;
}
