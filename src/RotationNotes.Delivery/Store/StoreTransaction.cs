using System.Data.Common;

namespace RotationNotes.Delivery.Store;

/// <summary>One transaction: statements with named parameters, rows read by column name.</summary>
/// <remarks>Values are texts, whole numbers and bytes; instants are milliseconds since 1970 UTC.</remarks>
/// <param name="prepared">Commands kept from one transaction to the next; null where the product keeps them itself.</param>
public sealed class StoreTransaction(DbConnection connection, DbTransaction transaction, DateTimeOffset now, Dictionary<string, DbCommand>? prepared = null)
{
    /// <summary>The store's own time: the database's where several machines share it, so that leases never depend on their clocks.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Now in milliseconds, as columns hold it.</summary>
    public long NowMs => now.ToUnixTimeMilliseconds();

    /// <returns>Rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Command(sql, parameters).ExecuteNonQuery();

    /// <summary>Every row of a query or of a RETURNING clause.</summary>
    public List<T> Query<T>(string sql, Func<StoreRow, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var rows = new List<T>();
        using var reader = Command(sql, parameters).ExecuteReader();
        var row = new StoreRow(reader);
        while (reader.Read())
            rows.Add(read(row));
        return rows;
    }

    /// <summary>The first row, or default when there is none.</summary>
    public T? First<T>(string sql, Func<StoreRow, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Command(sql, parameters).ExecuteReader();
        return reader.Read() ? read(new StoreRow(reader)) : default;
    }

    /// <summary>A count or another whole number in the first column of the only row.</summary>
    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => First(sql, static row => row.NumberAt(0), parameters);

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (prepared is not null && prepared.TryGetValue(sql, out var known) && known.Parameters.Count == parameters.Length)
        {
            known.Transaction = transaction;
            foreach (var (name, value) in parameters)
                known.Parameters[name].Value = Stored(value);
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Stored(value);
            command.Parameters.Add(parameter);
        }

        if (prepared is not null)
            prepared[sql] = command;
        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        string or long or byte[] => value,
        int number => (long)number,
        bool flag => flag ? 1L : 0L,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        _ => throw new ArgumentException($"The store holds texts, whole numbers, instants and bytes, not {value.GetType().Name}.", nameof(value)),
    };
}

/// <summary>The row a reader stands on; valid only inside the reading function.</summary>
public sealed class StoreRow(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? OptionalText(string column) => reader.GetOrdinal(column) is var index && reader.IsDBNull(index) ? null : reader.GetString(index);

    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? OptionalNumber(string column) => reader.GetOrdinal(column) is var index && reader.IsDBNull(index) ? null : reader.GetInt64(index);

    public DateTimeOffset At(string column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? OptionalAt(string column) => OptionalNumber(column) is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    /// <summary>A member of an enumeration, see <see cref="StoredWord"/>.</summary>
    public T Word<T>(string column)
        where T : struct, Enum => StoredWord.Parse<T>(Text(column));

    public byte[] Bytes(string column) => (byte[])reader.GetValue(reader.GetOrdinal(column));

    internal long NumberAt(int index) => reader.GetInt64(index);
}
