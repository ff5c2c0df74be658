//! The receipt of one entry: a text file that a person keeps and that proves, without the server and without the other
//! entries, that this decision stands in the log. Below our two lines it is a C2SP tlog-proof, so other tools read it.
//!
//! ```text
//! concord decision receipt 1
//! {"v":1,"seq":118,…}
//!
//! c2sp.org/tlog-proof@v1
//! index 118
//! (hashes, one a line)
//!
//! (the checkpoint)
//! ```

use crate::{
    encoding::whole_number,
    entry::Entry,
    note::{Checkpoint, NoteFault, Others, Vkeys},
    tree::{Hash, ProofFault, leaf},
};

const TITLE: &str = "concord decision receipt 1\n";
const PROOF: &str = "c2sp.org/tlog-proof@v1\n";
const INDEX: &str = "index ";

/// A receipt, to be written or after it was read; [`Receipt::verify`] says whether it is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The entry's bytes, one line.
    pub body: String,
    /// Its place in the log.
    pub index: u64,
    /// From the leaf to the checkpoint's root.
    pub proof: Vec<Hash>,
    /// The signed note.
    pub checkpoint: String,
}

/// Why a receipt is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    /// Not the text form.
    #[error("it is not a receipt")]
    Form,
    /// The checkpoint is not believed.
    #[error("its checkpoint is refused: {0}")]
    Note(#[from] NoteFault),
    /// The entry does not stand in the signed log at this place.
    #[error("the entry is not what was signed: {0}")]
    Proof(#[from] ProofFault),
    /// The line is in the log, but is not an entry, or says that it belongs elsewhere.
    #[error("the line that is proved is not the entry of that place")]
    Entry,
}

impl Receipt {
    /// The file.
    pub fn write(&self) -> String {
        let Self { body, index, proof, checkpoint } = self;
        let hashes: String = proof.iter().map(|hash| hash.to_base64() + "\n").collect();
        format!("{TITLE}{body}\n\n{PROOF}{INDEX}{index}\n{hashes}\n{checkpoint}")
    }

    /// Reads a file; believes nothing yet.
    pub fn read(file: &str) -> Result<Self, ReceiptFault> {
        Self::parts(file).ok_or(ReceiptFault::Form)
    }

    fn parts(file: &str) -> Option<Self> {
        let (body, rest) = file.strip_prefix(TITLE)?.split_once("\n\n")?;
        let (path, checkpoint) = rest.strip_prefix(PROOF)?.split_once("\n\n")?;
        let mut lines = path.split('\n');
        let index = whole_number(lines.next()?.strip_prefix(INDEX)?)?;
        let proof = lines.map(Hash::from_base64).collect::<Option<Vec<_>>>()?;
        let one_line = !body.contains('\n');
        one_line.then(|| Self { body: body.to_owned(), index, proof, checkpoint: checkpoint.to_owned() })
    }

    /// Is it true? Offline, with nothing but the public keys of the log. What is returned is proved.
    pub fn verify(&self, vkeys: &Vkeys) -> Result<(Entry, Checkpoint), ReceiptFault> {
        let checkpoint = vkeys.open(&self.checkpoint, Others::Refused)?;
        let body = self.body.as_bytes();
        checkpoint.includes(self.index, leaf(body), &self.proof)?;
        let entry = Entry::read(body).filter(|entry| entry.seq() == self.index).ok_or(ReceiptFault::Entry)?;
        Ok((entry, checkpoint))
    }
}
