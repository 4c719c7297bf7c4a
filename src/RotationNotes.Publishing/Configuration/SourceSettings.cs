using System.Collections.Immutable;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Sources;
using RotationNotes.Market.Sources.Kinds;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Reads <c>Market:Sources</c>: where market data are fetched from.</summary>
internal static class SourceSettings
{
    public static ImmutableArray<MarketSource> Read(OptionsReader reader, Paths paths)
    {
        var sources = ImmutableArray.CreateBuilder<MarketSource>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in reader.Items("Market:Sources"))
        {
            var kindName = reader.RequiredText(item + ":Kind", "fred-csv");
            var kind = SourceKinds.Find(kindName);
            if (kind is null && kindName.Length > 0)
                reader.Refuse(item + ":Kind", $"'{kindName}' is no kind of source.", NearestName.HintOrList(kindName, SourceKinds.All.Select(known => known.Name)));
            var name = reader.Text(item + ":Name", kindName);
            // The name becomes a folder of the store's register.
            if (name.Length > 0 && !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                reader.Refuse(item + ":Name", $"'{name}' may hold letters, digits, '-' and '_' only.");
            else if (!names.Add(name))
                reader.Refuse(item + (reader.OptionalText(item + ":Name") is null ? ":Kind" : ":Name"), $"'{name}' names a source above already.", "Give each source its own Name.");
            var source = new MarketSource(name, kind ?? SourceKinds.All[0], Address(reader, item, kind), Symbols(reader, item, kind))
            {
                PerMinute = reader.Number(item + ":PerMinute", MarketSource.UsualPerMinute, 1, 600, "requests"),
                TimeoutSeconds = reader.Number(item + ":TimeoutSeconds", MarketSource.UsualTimeoutSeconds, 1, 600, "seconds"),
                KeyVariable = reader.OptionalText(item + ":KeyVariable"),
                KeyFile = reader.OptionalText(item + ":KeyFile") is { Length: > 0 } file ? paths.File(file) : null,
                Contact = Contact(reader, item + ":Contact") ?? Contact(reader, "Market:Contact"),
            };
            if (source is { KeyVariable: not null, KeyFile: not null })
                reader.Refuse(item + ":KeyFile", "stands beside KeyVariable.", "Keep one of the two.");
            if (source.WantsKey != source.Address.Contains("{key}", StringComparison.Ordinal) && kind is not null)
                reader.Refuse(source.WantsKey ? item + (source.KeyFile is null ? ":KeyVariable" : ":KeyFile") : item + ":Address", source.WantsKey ? "is set, but the address has no place {key} for it." : "has a place {key}, but neither KeyVariable nor KeyFile says where the key is.");
            if (kind is not null)
                sources.Add(source);
        }

        return sources.ToImmutable();
    }

    /// <summary>A contact as it goes into a header: an address of mail or of a page.</summary>
    public static string? Contact(OptionsReader reader, string key)
    {
        if (reader.OptionalText(key) is not { Length: > 0 } text)
            return null;
        if (text.Length <= 200 && text.All(c => c is > ' ' and < (char)127 and not ('(' or ')' or '\\')))
            return text;
        reader.Refuse(key, $"'{text}' is no mail address or address of a page.", "Write it without blanks and brackets, for example desk@example.com.");
        return null;
    }

    private static string Address(OptionsReader reader, string item, SourceKind? kind)
    {
        var key = item + ":Address";
        var address = kind is { Address: null } ? reader.RequiredText(key, "https://data.example.com/{symbol}.csv") : reader.Text(key, kind?.Address ?? "");
        if (address.Length == 0 || kind is null)
            return address;
        // Places to be filled in are no characters of an address.
        var sample = address.Replace("{symbol}", "X", StringComparison.Ordinal).Replace("{year}", "2024", StringComparison.Ordinal).Replace("{key}", "k", StringComparison.Ordinal);
        if (!Uri.TryCreate(sample, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            reader.Refuse(key, $"'{address}' is no address of the web.", "Write it whole, beginning with https://.");
        else if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
            reader.Refuse(key, "is not encrypted.", "Use https; http is for this machine alone.");
        else if (uri.UserInfo.Length > 0)
            reader.Refuse(key, "holds a name or password.", "Put the key into KeyVariable or KeyFile, and {key} into the address.");
        return address;
    }

    private static ImmutableArray<SourceSymbol> Symbols(OptionsReader reader, string item, SourceKind? kind)
    {
        var symbols = ImmutableArray.CreateBuilder<SourceSymbol>();
        foreach (var entry in reader.Items(item + ":Symbols"))
        {
            var text = reader.OptionalText(entry) ?? "";
            if (SourceSymbol.Parse(text) is not { } symbol)
                reader.Refuse(entry, $"'{text}' is no symbol.", "Write the vendor's symbol, or SYMBOL=SERIES where we call the series otherwise.");
            else
                symbols.Add(symbol);
        }

        if (kind is null)
            return symbols.ToImmutable();
        if (symbols.Count > 0 && !kind.IsBySymbol)
            reader.Refuse(item + ":Symbols:0", $"is of no use: '{kind.Name}' brings what it has.", "Leave Symbols out.");
        if (symbols.Count > 0)
            return symbols.ToImmutable();
        if (kind.IsBySymbol && kind.Symbols.IsEmpty)
            reader.Refuse(item + ":Kind", $"'{kind.Name}' needs Symbols.", "List the series to fetch, e.g. \"Symbols\": [\"RUT\"].");
        return MarketSource.UsualSymbols(kind);
    }
}
