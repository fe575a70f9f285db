//! A table that is opened when it is first asked.
//!
//! A batch asks six or seven of our tables, a reader two or three; to open one and to close it again costs
//! about what a row costs that is put into it.

use std::borrow::Borrow;
use std::cell::OnceCell;
use std::ops::RangeBounds;
use std::rc::Rc;

use redb::{
    AccessGuard, Key, Range, ReadOnlyTable, ReadTransaction, ReadableTable, ReadableTableMetadata,
    StorageError, Table, TableDefinition, TableError, TableStats, Value, WriteTransaction,
};

/// Where tables are opened: inside a batch, or as they were at one moment.
pub(super) trait Opens {
    /// An open table there.
    type Open<K: Key + 'static, V: Value + 'static>: ReadableTable<K, V>;

    /// Opens one.
    fn open<K: Key + 'static, V: Value + 'static>(
        &self,
        name: &'static str,
    ) -> Result<Self::Open<K, V>, TableError>;
}

impl<'t> Opens for &'t WriteTransaction {
    type Open<K: Key + 'static, V: Value + 'static> = Table<'t, K, V>;

    fn open<K: Key + 'static, V: Value + 'static>(
        &self,
        name: &'static str,
    ) -> Result<Table<'t, K, V>, TableError> {
        let batch: &'t WriteTransaction = self;
        batch.open_table(TableDefinition::new(name))
    }
}

impl Opens for Rc<ReadTransaction> {
    type Open<K: Key + 'static, V: Value + 'static> = ReadOnlyTable<K, V>;

    fn open<K: Key + 'static, V: Value + 'static>(
        &self,
        name: &'static str,
    ) -> Result<ReadOnlyTable<K, V>, TableError> {
        self.open_table(TableDefinition::new(name))
    }
}

/// One table, open once it was asked something.
pub(super) struct Late<O: Opens, K: Key + 'static, V: Value + 'static> {
    at: O,
    name: &'static str,
    open: OnceCell<O::Open<K, V>>,
}

impl<O: Opens, K: Key + 'static, V: Value + 'static> Late<O, K, V> {
    pub(super) fn new(at: O, name: &'static str) -> Self {
        let open = OnceCell::new();
        Self { at, name, open }
    }

    /// The open table.
    pub(super) fn open(&self) -> Result<&O::Open<K, V>, StorageError> {
        if let Some(open) = self.open.get() {
            return Ok(open);
        }
        let open = self.at.open(self.name).map_err(without_table)?;
        Ok(self.open.get_or_init(|| open))
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}

impl<'t, K: Key + 'static, V: Value + 'static> Late<&'t WriteTransaction, K, V> {
    pub(super) fn insert<'k, 'v>(
        &mut self,
        key: impl Borrow<K::SelfType<'k>>,
        value: impl Borrow<V::SelfType<'v>>,
    ) -> Result<Option<AccessGuard<'_, V>>, StorageError> {
        self.open_mut()?.insert(key, value)
    }

    pub(super) fn remove<'k>(
        &mut self,
        key: impl Borrow<K::SelfType<'k>>,
    ) -> Result<Option<AccessGuard<'_, V>>, StorageError> {
        self.open_mut()?.remove(key)
    }

    fn open_mut(&mut self) -> Result<&mut Table<'t, K, V>, StorageError> {
        self.open()?;
        Ok(self.open.get_mut().expect("it was opened just now"))
    }
}

impl<O: Opens, K: Key + 'static, V: Value + 'static> ReadableTable<K, V> for Late<O, K, V> {
    fn get<'a>(
        &self,
        key: impl Borrow<K::SelfType<'a>>,
    ) -> Result<Option<AccessGuard<'_, V>>, StorageError> {
        self.open()?.get(key)
    }

    fn range<'a, KR>(
        &self,
        range: impl RangeBounds<KR> + 'a,
    ) -> Result<Range<'_, K, V>, StorageError>
    where
        KR: Borrow<K::SelfType<'a>> + 'a,
    {
        self.open()?.range(range)
    }

    fn first(&self) -> Result<Option<(AccessGuard<'_, K>, AccessGuard<'_, V>)>, StorageError> {
        self.open()?.first()
    }

    fn last(&self) -> Result<Option<(AccessGuard<'_, K>, AccessGuard<'_, V>)>, StorageError> {
        self.open()?.last()
    }
}

impl<O: Opens, K: Key + 'static, V: Value + 'static> ReadableTableMetadata for Late<O, K, V> {
    fn stats(&self) -> Result<TableStats, StorageError> {
        self.open()?.stats()
    }

    fn len(&self) -> Result<u64, StorageError> {
        self.open()?.len()
    }
}

/// Every table is made with the store, so that one that is missing or another is damage.
fn without_table(error: TableError) -> StorageError {
    match error {
        TableError::Storage(error) => error,
        other => StorageError::Corrupted(other.to_string()),
    }
}
