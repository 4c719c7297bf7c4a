using System.Collections.Immutable;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sources.Kinds;

/// <summary>A kind of source: how its addresses are made and what its bodies look like. Rows are read by the layouts of <c>data import</c>.</summary>
public abstract class SourceKind
{
    /// <summary>Word for the settings, e.g. <c>fred-csv</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Address with <c>{symbol}</c> or <c>{year}</c> to be filled in; null when the settings must give one.</summary>
    public abstract string? Address { get; }

    /// <summary>What the vendor allows, one sentence.</summary>
    public abstract string Terms { get; }

    /// <summary>Symbols asked for where the settings name none.</summary>
    public virtual ImmutableArray<string> Symbols => [];

    /// <summary>Whether one address serves one symbol.</summary>
    public virtual bool IsBySymbol => true;

    /// <summary>Whether the vendor ends every body with the end of a line, so that one without is cut.</summary>
    public virtual bool EndsLines => true;

    /// <summary>How often its rows come, where a request names no series.</summary>
    public virtual Frequency Frequency => Frequency.Daily;

    /// <summary>Seconds in which the first byte of an answer comes when it comes at all.</summary>
    public virtual int FirstByteSeconds => 30;

    /// <summary>What to ask on a day.</summary>
    /// <param name="address">The kind's own or the settings' in its place.</param>
    public abstract IEnumerable<SourceRequest> Requests(string address, IReadOnlyList<SourceSymbol> symbols, DateOnly today);

    /// <summary>The text that the importer reads; most bodies are it.</summary>
    /// <exception cref="InvalidDataException">The body is not what this kind sends; the message says what it is.</exception>
    public virtual byte[] Unpack(byte[] body) => body;

    /// <summary>One request for each symbol.</summary>
    /// <param name="file">Name of the file for a symbol.</param>
    protected static IEnumerable<SourceRequest> BySymbol(string address, IReadOnlyList<SourceSymbol> symbols, Func<SourceSymbol, string> file) =>
        symbols.Select(symbol => new SourceRequest(address.Replace("{symbol}", Uri.EscapeDataString(symbol.Symbol), StringComparison.Ordinal), file(symbol)) { Series = symbol.Series });

    protected static string WithYear(string address, int year) =>
        address.Replace("{year}", year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
