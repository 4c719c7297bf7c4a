using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Archive;

/// <summary><c>archive list|show|verify|record-head|diff</c>: what was published, from what, and whether it is still so.</summary>
internal static class ArchiveCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("list", "All sealed editions.") { json };
        runner.Attach(list, parse =>
        {
            var options = global.Load(parse, environment);
            var editions = Archive(options, environment).List();
            if (parse.GetValue(json))
                ArchiveJson.PrintList(environment.Output.Data, editions, options.Paths);
            else if (editions.IsEmpty)
                environment.Output.Talk.WriteLine($"No editions yet in {options.Paths.Shown(options.Publishing.Archive.FullName)}.");
            else
                PrintTable(environment.Output.Data, editions, options.Paths);
            return ExitCode.Done;
        });

        var name = new Argument<string>("edition") { Description = "Edition name as `archive list` prints it, e.g. 2024-07-16-weekly-rotation-r1." };
        var show = new Command("show", "One edition: what it was made from, its files and hashes.") { name, json };
        runner.Attach(show, parse =>
        {
            var options = global.Load(parse, environment);
            var edition = Find(Archive(options, environment), parse.GetValue(name)!);
            if (parse.GetValue(json))
                environment.Output.Data.Write(File.ReadAllText(edition.File(ManifestJson.FileName).FullName));
            else
                PrintEdition(environment.Output.Data, edition, options.Paths);
            return ExitCode.Done;
        });

        var vouched = new Option<string?>("--head") { Description = "Hash of a sealed manifest, from a mail or the portal, that must stand in the chain.", HelpName = "sha256" };
        var verify = new Command("verify", "Recompute every hash, follow the chain of manifests to its head, name whatever else lies there; exit code 6 when anything differs.") { vouched };
        runner.Attach(verify, parse => Verify(Archive(global.Load(parse, environment), environment), parse.GetValue(vouched), environment));

        var hash = new Argument<string>("sha256") { Description = "Hash of the newest edition's manifest, from a mail, the portal or another copy of the archive." };
        var record = new Command("record-head", "Record the newest edition as the head of the chain again, when that record was lost and the chain holds.") { hash };
        runner.Attach(record, parse =>
        {
            var edition = Archive(global.Load(parse, environment), environment).RecordHead(HashOf(parse.GetValue(hash)!), environment.Cancellation);
            environment.Output.Talk.WriteLine($"{edition.Id} is recorded as the newest edition.");
            return ExitCode.Done;
        });

        var before = new Argument<string>("before") { Description = "The earlier edition." };
        var after = new Argument<string>("after") { Description = "The later edition." };
        var diff = new Command("diff", "What differs between two editions: numbers and why, sentences, exhibits; exit code 0 when nothing does, 1 when something does.") { before, after, json };
        runner.Attach(diff, parse =>
        {
            var archive = Archive(global.Load(parse, environment), environment);
            var comparison = EditionComparison.Of(Find(archive, parse.GetValue(before)!), Find(archive, parse.GetValue(after)!));
            if (parse.GetValue(json))
                ArchiveDiff.PrintJson(environment.Output.Data, comparison);
            else
                ArchiveDiff.PrintText(environment.Output.Data, comparison);
            return comparison.IsEqual ? ExitCode.Done : ExitCode.Different;
        });

        return new Command("archive", "Sealed editions.") { list, show, verify, record, diff };
    }

    private static EditionArchive Archive(AppOptions options, CommandEnvironment environment) => new(options.Publishing.Archive, environment.Clock);

    private static int Verify(EditionArchive archive, string? vouched, CommandEnvironment environment)
    {
        var report = archive.Verify(environment.Cancellation, vouched is null ? null : HashOf(vouched));
        if (!report.IsWhole)
            throw new DiagnosticException(FailureKind.Integrity, report.Findings);
        foreach (var finding in report.Findings)
            environment.Output.Talk.WriteLine(finding);
        var count = report.Newest?.Manifest.Sequence ?? 0;
        var data = environment.Output.Data;
        data.WriteLine($"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? "edition" : "editions")}: every file and the chain are as sealed.");
        if (report.Named is { } named && named != report.Newest)
            data.WriteLine($"The hash given is that of {named.Id.Name}, number {named.Manifest.Sequence.ToString(CultureInfo.InvariantCulture)} of the chain.");
        if (report.Newest is { } newest)
            data.WriteLine($"Head: {newest.Id.Name} {newest.ManifestSha256}");
        return ExitCode.Done;
    }

    private static string HashOf(string text)
    {
        var hash = text.Trim().ToLowerInvariant();
        return Sha256.IsHash(hash) ? hash : throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
            Place.Nowhere, $"'{text}' is not a SHA-256 hash.", "It has 64 hexadecimal digits; `archive show` prints one as `manifest`."));
    }

    private static ArchivedEdition Find(EditionArchive archive, string name)
    {
        if (EditionId.TryParse(name, out var id) && archive.Contains(id))
            return archive.Open(id);
        var nearest = NearestName.Find(name, archive.Ids().Select(edition => edition.Name));
        throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(
            Place.Nowhere, $"no edition is named '{name}'.", nearest is null ? "`archive list` prints all names." : $"Did you mean '{nearest}'?"));
    }

    private static void PrintTable(TextWriter writer, IEnumerable<ArchivedEdition> editions, Paths paths)
    {
        var table = new TerminalTable("edition", "sealed (UTC)", "data", "PDF");
        foreach (var edition in editions)
        {
            table.Add(
                edition.Id.Name,
                edition.Manifest.GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                edition.Manifest.Provenance.IsSample ? "sample" : "imported",
                paths.Shown(edition.Pdf.FullName));
        }

        table.Print(writer);
    }

    private static void PrintEdition(TextWriter writer, ArchivedEdition edition, Paths paths)
    {
        var manifest = edition.Manifest;
        writer.WriteLine($"edition     {edition.Id.Name} (number {manifest.Sequence.ToString(CultureInfo.InvariantCulture)} of the archive)");
        writer.WriteLine($"sealed      {manifest.GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)} by version {manifest.Provenance.ProgramVersion}");
        writer.WriteLine($"data        {(manifest.Provenance.IsSample ? "sample" : "imported")}, digest {manifest.Provenance.MarketDigest}");
        writer.WriteLine($"before it   {manifest.Previous?.Edition.Name ?? "nothing"}");
        writer.WriteLine($"corrects    {manifest.Supersedes?.Edition.Name ?? "nothing"}");
        writer.WriteLine($"manifest    {edition.ManifestSha256}");
        writer.WriteLine($"folder      {paths.Shown(edition.Folder.FullName)}");
        writer.WriteLine();
        var table = new TerminalTable("file", "bytes", "SHA-256").Right(1);
        foreach (var file in manifest.Files)
            table.Add(file.Path, file.Size.ToString(CultureInfo.InvariantCulture), file.Sha256);
        table.Print(writer);
    }
}
