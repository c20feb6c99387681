/** The files of the workspace. */
export default function FilesPanel() {
  return null;
}
