//! Every row out, every row in, for any SQL database.

use std::{fs, path::PathBuf};

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{Database, Row, SqlStore, Transaction, Value, blobs, statements as sql, value::args};
use crate::{
    Backup, Result, StoreError,
    backup::{Dump, JsonRow, Load, bytes_from_json, bytes_to_json},
    schema::{BLOBS, Column, ColumnType, TABLES, Table},
};

/// Rows of one page of a dump: few, since one may hold a whole program.
const PAGE: i64 = 50;

#[async_trait::async_trait]
impl<D: Database> Backup for SqlStore<D> {
    async fn dump(&self) -> Result<Box<dyn Dump>> {
        let folder = self.database.blob_folder().map(ToOwned::to_owned);
        Ok(Box::new(SqlDump { all: self.database.snapshot().await?, folder }))
    }

    async fn load(&self) -> Result<Box<dyn Load>> {
        let mut all = self.database.begin().await?;
        for table in TABLES {
            let any = format!("select 1 as any_row from {} limit 1", table.name);
            if !all.run(any.into(), args![]).await?.is_empty() {
                return Err(StoreError::NotEmpty { table: table.name });
            }
        }
        let folder = self.database.blob_folder().map(ToOwned::to_owned);
        Ok(Box::new(SqlLoad { all: Some(all), folder, made: Vec::new() }))
    }
}

struct SqlDump {
    all: Box<dyn Transaction>,
    folder: Option<PathBuf>,
}

#[async_trait::async_trait]
impl Dump for SqlDump {
    async fn rows(&mut self, table: &'static Table, after: Option<&JsonRow>) -> Result<Vec<JsonRow>> {
        let (columns, key) = (names(table), table.key.join(", "));
        let (place, mut args) = match after {
            Some(row) => (format!("where ({key}) > ({})", holes(table.key.len())), key_of(table, row)?),
            None => (String::new(), Vec::new()),
        };
        args.push(Value::Int(Some(PAGE)));
        let limit = args.len();
        let select = format!("select {columns} from {} {place} order by {key} limit ${limit}", table.name);
        let rows = self.all.run(select.into(), args).await?;
        rows.iter().map(|row| to_json(table, row)).collect()
    }

    async fn blobs(&mut self) -> Result<Vec<(String, u64)>> {
        let mut blobs: Vec<(String, u64)> = Vec::new();
        loop {
            let after = blobs.last().map_or("", |(name, _)| name);
            let rows = self.all.run(sql::BLOBS_LIST.into(), args![after, 1_000_i64]).await?;
            if rows.is_empty() {
                return Ok(blobs);
            }
            for row in &rows {
                blobs.push((row.string("sha256")?, row.count("size")?));
            }
        }
    }

    async fn blob(&mut self, name: &str) -> Result<Vec<u8>> {
        let rows = self.all.run(sql::BLOBS_CONTENT.into(), args![name]).await?;
        let row = rows.first().ok_or(StoreError::NotFound { what: "content" })?;
        blobs::content(self.folder.as_deref(), row).await
    }
}

struct SqlLoad {
    /// `None` once it is committed.
    all: Option<Box<dyn Transaction>>,
    folder: Option<PathBuf>,
    /// Files to remove again unless it is committed.
    made: Vec<PathBuf>,
}

impl SqlLoad {
    fn all(&mut self) -> Result<&mut Box<dyn Transaction>> {
        self.all.as_mut().ok_or(StoreError::Internal { detail: "a load goes on after its end".to_owned() })
    }
}

#[async_trait::async_trait]
impl Load for SqlLoad {
    async fn row(&mut self, table: &'static Table, row: &JsonRow) -> Result<()> {
        let insert =
            format!("insert into {} ({}) values ({})", table.name, names(table), holes(table.columns.len()));
        let args = table.columns.iter().map(|column| from_json(table, column, row)).collect::<Result<_>>()?;
        self.all()?.run(insert.into(), args).await.map(drop)
    }

    async fn blob(&mut self, bytes: &[u8]) -> Result<()> {
        let folder = self.folder.clone();
        let (_, made) = blobs::keep(self.all()?.as_mut(), folder.as_deref(), bytes).await?;
        self.made.extend(made);
        Ok(())
    }

    async fn commit(mut self: Box<Self>) -> Result<()> {
        self.all()?;
        if let Some(all) = self.all.take() {
            all.commit().await?;
        }
        self.made.clear();
        Ok(())
    }
}

impl Drop for SqlLoad {
    fn drop(&mut self) {
        for path in &self.made {
            let _ = fs::remove_file(path);
        }
    }
}

fn names(table: &Table) -> String {
    table.columns.iter().map(|it| it.name).collect::<Vec<_>>().join(", ")
}

fn holes(count: usize) -> String {
    (1..=count).map(|it| format!("${it}")).collect::<Vec<_>>().join(", ")
}

fn key_of(table: &'static Table, row: &JsonRow) -> Result<Vec<Value>> {
    let column = |name: &&str| {
        let column = table.columns.iter().find(|it| it.name == *name);
        column.ok_or_else(|| StoreError::Internal { detail: format!("{}.{name} is not known", table.name) })
    };
    table.key.iter().map(|name| from_json(table, column(name)?, row)).collect()
}

fn to_json(table: &Table, row: &Row) -> Result<JsonRow> {
    let mut json = Map::new();
    for column in table.columns {
        let value = match column.of {
            ColumnType::Int => row.opt_int(column.name)?.map(Json::from),
            ColumnType::Text => row.opt_text(column.name)?.map(Json::from),
            ColumnType::Bytes => row.opt_bytes(column.name)?.map(bytes_to_json),
            ColumnType::Uuid => row.opt_uuid(column.name)?.map(|it| Json::from(it.to_string())),
        };
        json.insert(column.name.to_owned(), value.unwrap_or(Json::Null));
    }
    Ok(json)
}

fn from_json(table: &Table, column: &Column, row: &JsonRow) -> Result<Value> {
    let fault = || StoreError::BadBackup {
        detail: format!("a row of {} has a wrong value in {}", table.name, column.name),
    };
    debug_assert_ne!(table.name, BLOBS, "contents are files");
    let value = row.get(column.name).ok_or_else(fault)?;
    if value.is_null() && !column.nullable {
        return Err(fault());
    }
    let text = || value.as_str().ok_or_else(fault);
    Ok(match (column.of, value.is_null()) {
        (ColumnType::Int, true) => Value::Int(None),
        (ColumnType::Text, true) => Value::Text(None),
        (ColumnType::Bytes, true) => Value::Bytes(None),
        (ColumnType::Uuid, true) => Value::Uuid(None),
        (ColumnType::Int, false) => Value::Int(Some(value.as_i64().ok_or_else(fault)?)),
        (ColumnType::Text, false) => Value::Text(Some(text()?.to_owned())),
        (ColumnType::Bytes, false) => Value::Bytes(Some(bytes_from_json(value).ok_or_else(fault)?)),
        (ColumnType::Uuid, false) => Value::Uuid(Some(Uuid::try_parse(text()?).map_err(|_| fault())?)),
    })
}
