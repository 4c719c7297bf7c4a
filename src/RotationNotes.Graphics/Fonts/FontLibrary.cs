using System.Collections.Concurrent;
using System.Collections.Immutable;
using RotationNotes.Graphics.Characters.Bidi;
using RotationNotes.Graphics.Fonts.TrueType;

namespace RotationNotes.Graphics.Fonts;

/// <summary>The faces a run may use, found once and handed in. Files are opened when a face is first used.</summary>
public sealed class FontLibrary
{
    private readonly FontFamilyFiles serif;
    private readonly FontFamilyFiles sans;
    private readonly Lazy<ImmutableArray<FontFamilyFiles>> fallbacks;
    private readonly Lazy<ImmutableArray<FontFamilyFiles>> turned;
    // One place per family, weight class and slope.
    private readonly FontFace?[] resolved = new FontFace?[2 * 1024 * 2];
    private readonly ConcurrentDictionary<string, FontFace> opened = new(StringComparer.Ordinal);

    private FontLibrary(FontFolders folders, FontFamilyFiles serif, FontFamilyFiles sans, ImmutableArray<string> fallbackNames, ImmutableArray<string> turnedNames, ImmutableArray<FontNotice> notices)
    {
        (this.serif, this.sans, Notices) = (serif, sans, notices);
        fallbacks = new Lazy<ImmutableArray<FontFamilyFiles>>(() => [.. fallbackNames.Select(folders.Find).OfType<FontFamilyFiles>()]);
        turned = new Lazy<ImmutableArray<FontFamilyFiles>>(() => [.. turnedNames.Select(folders.Find).OfType<FontFamilyFiles>()]);
    }

    /// <summary>What the operator should know: preferred families that were not found, and what stands in for them.</summary>
    public ImmutableArray<FontNotice> Notices { get; }

    /// <summary>Finds families in folders, the first folder and the first family that fit win.</summary>
    /// <exception cref="FontException">None of the families and no usual system family was found.</exception>
    public static FontLibrary Load(IEnumerable<DirectoryInfo> folders, FontFamilies families)
    {
        var known = new FontFolders(folders);
        var notices = ImmutableArray.CreateBuilder<FontNotice>();
        var serif = Choose(known, "serif", families.Serif, [.. families.Sans], notices);
        var sans = Choose(known, "sans", families.Sans, [.. families.Serif], notices);
        ImmutableArray<string> fallbacks = [.. families.Sans.Concat(families.Serif).Concat(families.Fallback).Concat(FontFolders.UsualFamilies).Distinct(StringComparer.Ordinal)];
        // A system's own sans may have Hebrew too; the families that are made for it, and lie beside the program, come first.
        ImmutableArray<string> turned = [.. families.Fallback.Concat(FontFamilies.UsualFallback).Concat(fallbacks).Distinct(StringComparer.Ordinal)];
        return new FontLibrary(known, serif, sans, fallbacks, turned, notices.ToImmutable());
    }

    /// <summary><c>fonts/</c> beside the program, then the folders in which systems keep their fonts; folders that do not exist are left out.</summary>
    public static IEnumerable<DirectoryInfo> DefaultFolders(string applicationFolder) => FontFolders.Usual(applicationFolder);

    /// <summary>Files of the faces opened so far, in ordinal order: what a manifest of the run should name.</summary>
    public ImmutableArray<string> OpenedFiles => [.. opened.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The nearest face for a request: exact weight and slope if there, else the closest of the same family.</summary>
    public FontFace Resolve(FontRequest request) => resolved[Slot(request)] ??= Find(request);

    private static int Slot(FontRequest request) => (((int)request.Family * 1024) + (int)request.Weight) * 2 + (request.Italic ? 1 : 0);

    private FontFace Find(FontRequest request) =>
        Open((request.Family == FontFamily.Serif ? serif : sans).Nearest(request.Weight, request.Italic), request);

    // A letter that a face lacks, or whose marks it lacks, is taken from the first family of the list that has it, in the weight and slope asked for.
    private FontFace Open(string path, FontRequest request) => opened.GetOrAdd(path, file => FontFace.Open(file, letter => Covering(request, letter)));

    private FontFace? Covering(FontRequest request, string letter)
    {
        foreach (var family in (BidiText.MayTurn(letter) ? turned : fallbacks).Value)
        {
            var face = Open(family.Nearest(request.Weight, request.Italic), request);
            if (face.Draws(letter))
                return face;
        }

        return null;
    }

    private static FontFamilyFiles Choose(FontFolders folders, string role, ImmutableArray<string> wanted, ImmutableArray<string> others, ImmutableArray<FontNotice>.Builder notices)
    {
        foreach (var name in wanted.Concat(FontFolders.UsualFamilies).Concat(others))
        {
            if (folders.Find(name) is not { } family)
                continue;
            if (name != wanted.FirstOrDefault())
            {
                notices.Add(new FontNotice(
                    $"The {role} family '{wanted.FirstOrDefault()}' was not found; '{name}' is used.",
                    "Build once on a machine with npm, or put the family's .ttf files into the folder 'fonts' beside the program."));
            }

            return family;
        }

        throw new FontException(null, $"No usable {role} font was found: looked for {string.Join(", ", wanted)} and usual system families in {folders}. Put TrueType files into the folder 'fonts' beside the program.");
    }
}
