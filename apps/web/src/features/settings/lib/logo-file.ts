/** What the API takes; a larger picture is drawn anew. */
const MAX_BYTES = 150 * 1024;
const TYPES = ['image/png', 'image/jpeg'];
/** Sharp on any screen and on paper at the sizes a logo is shown in. */
const DRAWN = { width: 800, height: 320 };

/**
 * A chosen file as base64 for the API: as it is where that will do, else drawn anew as a PNG that fits. Rejects when the
 * browser cannot read it as a picture.
 */
export async function logoFile(file: Blob): Promise<string> {
  const fits = TYPES.includes(file.type) && file.size <= MAX_BYTES;
  return base64(fits ? file : await drawn(file));
}

async function drawn(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, DRAWN.width / image.width, DRAWN.height / image.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/png'),
  );
}

async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
