using System.Collections.Immutable;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Mapping;

/// <summary>What the map knows about a series that a file may hold.</summary>
/// <param name="Descriptor">Id, name, unit and the rest.</param>
/// <param name="Aliases">Other names under which vendors know it: tickers, FRED codes; compared without case.</param>
/// <param name="FollowsSessions">True when it has a value on each session of the exchange and on no other day; gaps are then reported.</param>
/// <param name="MayBeNegative">True when zero and negative values are possible: oil futures, real yields.</param>
public sealed record MappedSeries(SeriesDescriptor Descriptor, ImmutableArray<string> Aliases, bool FollowsSessions, bool MayBeNegative)
{
    /// <summary>The layout in docs/market-data.md whose file brings the series, for those that no free price file has; null for quotes.</summary>
    public string? Supply { get; init; }

    /// <summary>Dates whose moves are real although the gate would refuse or mention them.</summary>
    public IReadOnlySet<DateOnly> RealMoves { get; init; } = ImmutableHashSet<DateOnly>.Empty;
}

/// <summary>A futures contract whose positions are read from the CFTC's files.</summary>
/// <param name="Code">The CFTC's contract market code; names change, codes do not.</param>
/// <param name="Prefix">First part of the series ids, e.g. <c>TFF.RUT</c>.</param>
/// <param name="Name">Reader's name, e.g. "Russell 2000 futures".</param>
/// <param name="MarketNames">The CFTC's market names, only for layouts that print no code.</param>
public sealed record MappedContract(string Code, string Prefix, string Name, ImmutableArray<string> MarketNames)
{
    public SeriesDescriptor Describe(string field) => PositionField.Describe(Prefix, Name, field);
}
