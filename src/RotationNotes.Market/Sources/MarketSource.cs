using System.Collections.Immutable;
using RotationNotes.Market.Sources.Kinds;

namespace RotationNotes.Market.Sources;

/// <summary>A source as the settings have it: one entry of <c>Market:Sources</c>, or a keyless official one.</summary>
/// <param name="Name">For tables, the register and the command line.</param>
/// <param name="Address">Address with <c>{symbol}</c>, <c>{year}</c> or <c>{key}</c> to be filled in.</param>
/// <param name="Symbols">What to ask for, in order; empty for kinds that are not asked by symbol.</param>
public sealed record MarketSource(string Name, SourceKind Kind, string Address, ImmutableArray<SourceSymbol> Symbols)
{
    public const int UsualPerMinute = 20;
    public const int UsualTimeoutSeconds = 60;

    /// <summary>Requests a minute at most.</summary>
    public int PerMinute { get; init; } = UsualPerMinute;

    /// <summary>For one answer with its body.</summary>
    public int TimeoutSeconds { get; init; } = UsualTimeoutSeconds;

    /// <summary>Environment variable that holds the key; null when it needs none or has a file.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>File that holds the key alone.</summary>
    public FileInfo? KeyFile { get; init; }

    /// <summary>Address of a person or page, told to the vendor with each request.</summary>
    public string? Contact { get; init; }

    public bool IsOnThisMachine => Uri.TryCreate(Address.Replace('{', '_').Replace('}', '_'), UriKind.Absolute, out var uri) && uri.IsLoopback;

    public bool WantsKey => KeyVariable is not null || KeyFile is not null;

    /// <summary>The keyless official sources with the symbols that our notes use; a kind that the settings have already is left to them.</summary>
    public static ImmutableArray<MarketSource> Official(IReadOnlyCollection<MarketSource> configured, string? contact) =>
    [
        .. SourceKinds.All
            .Where(kind => kind.Address is not null && configured.All(source => source.Kind != kind))
            .Select(kind => new MarketSource(kind.Name, kind, kind.Address!, UsualSymbols(kind)) { Contact = contact }),
    ];

    /// <summary>What is asked where no symbols are named.</summary>
    public static ImmutableArray<SourceSymbol> UsualSymbols(SourceKind kind) => [.. kind.Symbols.Select(text => SourceSymbol.Parse(text)!)];

    /// <summary>The key, read when it is needed; null when it is not there.</summary>
    public string? Key(IReadOnlyDictionary<string, string> variables)
    {
        if (KeyVariable is { } variable)
            return variables.GetValueOrDefault(variable) is { Length: > 0 } value ? value.Trim() : null;
        try
        {
            return KeyFile is { } file && File.ReadAllText(file.FullName).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
