using System.Collections.Immutable;

namespace RotationNotes.Market.Mapping;

/// <summary>A declared splice: contracts on the same index that followed one another, added up while they overlapped.</summary>
/// <param name="Prefix">First part of the spliced series' ids, e.g. <c>TFF.RUT.SPLICED</c>.</param>
/// <param name="Name">Reader's name; says that it is a splice.</param>
/// <param name="Parts">Prefixes of the contracts, oldest first; all with the same value per index point.</param>
public sealed record PositionSplice(string Prefix, string Name, ImmutableArray<string> Parts);
