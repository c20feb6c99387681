/** A lesson as a deck. */
export default function SlidesPage({ slug }: { slug: string }) {
  return <main>{slug}</main>;
}
