//! The mirror: the journal once more, as files in the origin private file system, written by a worker.
//! It does not know which copy is right; `mirrored` compares and decides.

pub mod port;

use crate::journal::mirror_log::{
    FILE_HEADER, FRAME_HEADER, FileHeader, Log, LogError, file_size, frame_header, next_chain, walk,
};
use crate::journal::store::{Digest, Frame, FrameClass, Tail};
use crate::order;
use crate::shell::digest::sha256;
use crate::shell::mirror::port::{MirrorError, Port, field};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// The worker's file, below where the app is served.
pub const WORKER: &str = "mirror.js";
/// The app's folder in the origin private file system.
pub const FOLDER: &str = "vigia";

const BLOBS: &str = "blobs";
/// Bytes sent to the worker in one message.
const CHUNK: usize = 4 * 1024 * 1024;

/// The files of the mirror, through its worker.
pub struct Mirror {
    port: Port,
}

impl Mirror {
    /// Starts the worker. Fails where the browser has no such files, or forbids them.
    pub async fn start(url: &str, folder: &str) -> Result<Mirror, MirrorError> {
        let port = Port::open(url)?;
        port.call("start", &[("folder", folder.into())], &[])
            .await?;
        Ok(Mirror { port })
    }

    /// The generations that have a file, newest first.
    pub async fn generations(&self) -> Result<Vec<u32>, MirrorError> {
        let mut found: Vec<u32> = self
            .list("")
            .await?
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("journal-")?.strip_suffix(".log"))
            .filter_map(|number| number.parse().ok())
            .collect();
        order::sort_by(&mut found, |a, b| b.cmp(a));
        Ok(found)
    }

    /// What the file of a generation holds by its headers, `None` when there is no file.
    pub async fn log(&self, generation: u32) -> Result<Option<Result<Log, LogError>>, MirrorError> {
        let magic: Array = b"FRAM".iter().map(|byte| JsValue::from(*byte)).collect();
        let arguments = [
            ("name", file(generation)),
            ("first", JsValue::from(FILE_HEADER as u32)),
            ("header", JsValue::from(FRAME_HEADER as u32)),
            ("lengthAt", JsValue::from(8)),
            ("magic", magic.into()),
        ];
        let answer = match self.port.call("walk", &arguments, &[]).await {
            Err(MirrorError::NotFound) => return Ok(None),
            other => other?,
        };
        let size = number(&field(&answer, "size")?)?;
        let first = bytes(&field(&answer, "first")?)?;
        let headers = bytes(&field(&answer, "headers")?)?;
        let log = walk(&first, &headers, size);
        // A file under another generation's name is not that generation.
        Ok(Some(log.and_then(|log| {
            if log.header.generation == generation {
                Ok(log)
            } else {
                Err(LogError::NotALog)
            }
        })))
    }

    /// Bytes of a generation's file.
    pub async fn read(
        &self,
        generation: u32,
        offset: u64,
        length: u64,
    ) -> Result<Vec<u8>, MirrorError> {
        self.read_file(file(generation), offset, length).await
    }

    /// The whole file of a generation, for salvage.
    pub async fn read_all(&self, generation: u32) -> Result<Vec<u8>, MirrorError> {
        self.read(generation, 0, u64::from(u32::MAX)).await
    }

    /// The frames of a log in `from..`, each with its payload checked; `None` for one that is damaged.
    pub async fn frames(
        &self,
        generation: u32,
        log: &Log,
        from: usize,
    ) -> Result<Vec<Option<Frame>>, MirrorError> {
        let mut frames = Vec::new();
        for entry in log.entries.iter().skip(from) {
            let length = u64::from(entry.length);
            let bytes = self.read(generation, entry.offset, length).await?;
            let class = entry.class;
            let is_whole = sha256(&bytes).await == entry.digest;
            frames.push(is_whole.then_some(Frame { class, bytes }));
        }
        Ok(frames)
    }

    /// Appends one frame to the file that ends at `tail` now, and flushes it to the disk.
    pub async fn append(
        &self,
        tail: &Tail,
        frame: &Frame,
        digest: &Digest,
    ) -> Result<(), MirrorError> {
        let record = record(frame.class, &frame.bytes, digest, &tail.chain)?;
        self.append_bytes(tail.generation, file_size(tail), &record, true)
            .await?;
        Ok(())
    }

    /// Cuts the file of a generation back.
    pub async fn truncate(&self, generation: u32, size: u64) -> Result<(), MirrorError> {
        let arguments = [("name", file(generation)), ("size", length(size))];
        self.port.call("truncate", &arguments, &[]).await?;
        Ok(())
    }

    /// Writes the file of a generation anew: its header and frames, flushed. `base` frames are what it is born with.
    pub async fn write(
        &self,
        mut header: FileHeader,
        frames: &[Frame],
        base: usize,
    ) -> Result<(), MirrorError> {
        let mut chain = Digest::default();
        let mut digests = Vec::with_capacity(frames.len());
        for (index, frame) in frames.iter().enumerate() {
            let digest = sha256(&frame.bytes).await;
            chain = next_chain(&chain, &digest);
            digests.push(digest);
            if index + 1 == base {
                header.base_chain = chain;
            }
        }
        header.base_frames = u32::try_from(base).unwrap_or(u32::MAX);
        self.replace_file(file(header.generation), &header.to_bytes())
            .await?;
        let mut offset = FILE_HEADER as u64;
        let mut pending = Vec::new();
        chain = Digest::default();
        for (frame, digest) in frames.iter().zip(&digests) {
            pending.extend(record(frame.class, &frame.bytes, digest, &chain)?);
            chain = next_chain(&chain, digest);
            if pending.len() >= CHUNK {
                offset = self
                    .append_bytes(header.generation, offset, &pending, false)
                    .await?;
                pending.clear();
            }
        }
        self.append_bytes(header.generation, offset, &pending, true)
            .await?;
        Ok(())
    }

    /// Removes the file of a generation; true when there was one.
    pub async fn remove(&self, generation: u32) -> Result<bool, MirrorError> {
        self.remove_file(file(generation)).await
    }

    /// Digests and sizes of the mirrored attachments.
    pub async fn blobs(&self) -> Result<Vec<(String, u64)>, MirrorError> {
        self.list(BLOBS).await
    }

    pub async fn put_blob(&self, digest: &str, content: &[u8]) -> Result<(), MirrorError> {
        self.replace_file(blob(digest), content).await?;
        self.close(blob(digest)).await
    }

    /// An attachment as it lies there, not checked; `None` when there is none.
    pub async fn blob(&self, digest: &str) -> Result<Option<Vec<u8>>, MirrorError> {
        let whole = u64::from(u32::MAX);
        match self.read_file(blob(digest), 0, whole).await {
            Err(MirrorError::NotFound) => Ok(None),
            other => {
                self.close(blob(digest)).await?;
                other.map(Some)
            }
        }
    }

    pub async fn remove_blob(&self, digest: &str) -> Result<bool, MirrorError> {
        self.remove_file(blob(digest)).await
    }

    async fn append_bytes(
        &self,
        generation: u32,
        offset: u64,
        content: &[u8],
        flush: bool,
    ) -> Result<u64, MirrorError> {
        let content = Uint8Array::from(content);
        let arguments = [
            ("name", file(generation)),
            ("offset", length(offset)),
            ("bytes", content.clone().into()),
            ("flush", flush.into()),
        ];
        let answer = self
            .port
            .call("append", &arguments, &[content.buffer().into()])
            .await?;
        number(&answer)
    }

    async fn read_file(
        &self,
        name: JsValue,
        offset: u64,
        count: u64,
    ) -> Result<Vec<u8>, MirrorError> {
        let arguments = [
            ("name", name),
            ("offset", length(offset)),
            ("length", length(count)),
        ];
        bytes(&self.port.call("read", &arguments, &[]).await?)
    }

    async fn replace_file(&self, name: JsValue, content: &[u8]) -> Result<(), MirrorError> {
        let content = Uint8Array::from(content);
        let arguments = [("name", name), ("bytes", content.clone().into())];
        self.port
            .call("replace", &arguments, &[content.buffer().into()])
            .await?;
        Ok(())
    }

    async fn remove_file(&self, name: JsValue) -> Result<bool, MirrorError> {
        let answer = self.port.call("remove", &[("name", name)], &[]).await?;
        Ok(answer.is_truthy())
    }

    async fn close(&self, name: JsValue) -> Result<(), MirrorError> {
        self.port.call("close", &[("name", name)], &[]).await?;
        Ok(())
    }

    async fn list(&self, folder: &str) -> Result<Vec<(String, u64)>, MirrorError> {
        let arguments = [("folder", folder.into())];
        let answer = self.port.call("list", &arguments, &[]).await?;
        let files: Array = answer.dyn_into().map_err(|_| MirrorError::Answer)?;
        files
            .iter()
            .map(|entry| {
                let entry: &Array = entry.unchecked_ref();
                let name = entry.get(0).as_string().ok_or(MirrorError::Answer)?;
                Ok((name, number(&entry.get(1))?))
            })
            .collect()
    }
}

fn record(
    class: FrameClass,
    payload: &[u8],
    digest: &Digest,
    before: &Digest,
) -> Result<Vec<u8>, MirrorError> {
    let length = u32::try_from(payload.len()).map_err(|_| MirrorError::Full)?;
    let (mut record, _) = frame_header(class, length, digest, before);
    record.extend_from_slice(payload);
    Ok(record)
}

fn file(generation: u32) -> JsValue {
    format!("journal-{generation}.log").into()
}

fn blob(digest: &str) -> JsValue {
    format!("{BLOBS}/{digest}").into()
}

/// A length as JavaScript counts.
#[allow(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
fn length(bytes: u64) -> JsValue {
    JsValue::from_f64(bytes as f64)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths of files"
)]
fn number(value: &JsValue) -> Result<u64, MirrorError> {
    value
        .as_f64()
        .map(|number| number as u64)
        .ok_or(MirrorError::Answer)
}

fn bytes(value: &JsValue) -> Result<Vec<u8>, MirrorError> {
    value
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or(MirrorError::Answer)
}
