/** Enough to see the lines of a sheet by. */
const MOST_PIXELS = 2_000;

/** A scan or a photograph no larger than the server takes; what the browser cannot read goes as it is, to be refused. */
export async function reduced(file: File): Promise<Blob> {
  if (typeof createImageBitmap === 'undefined') return file;
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return file;
  const scale = Math.min(1, MOST_PIXELS / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85));
}
