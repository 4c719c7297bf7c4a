using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Market;
using RotationNotes.Market.Import;
using RotationNotes.Market.Mapping;
using RotationNotes.Market.Store;
using RotationNotes.Market.Views;
using RotationNotes.Terminal;

namespace RotationNotes.Commands;

/// <summary><c>data import|status</c>: market files in, what is there and how fresh.</summary>
internal static class DataCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var folder = new Argument<string>("folder") { Description = "Folder with the files; subfolders are read too." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var oddDays = new Option<bool>("--odd-days") { Description = "Also list every odd day that was kept: moves far beyond the usual, repeated values." };
        var import = new Command("import", "Read market files, recognised by their header, into the store; prints a table of what became of each.") { folder, oddDays, json };
        runner.Attach(import, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment);
            return Import(desk, Path.GetFullPath(parse.GetValue(folder)!, environment.CurrentFolder.FullName), parse.GetValue(oddDays), parse.GetValue(json), environment);
        });

        var files = new Option<bool>("--files") { Description = "Also list the files that the series came from, with their SHA-256." };
        var status = new Command("status", "Every series: its source, first and last date, and how far it lags behind.") { json, files };
        runner.Attach(status, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment);
            var market = desk.LoadMarket();
            if (market.IsSample)
                environment.Output.Talk.WriteLine("Sample data: nothing was imported yet, the numbers are generated.");
            var sources = market.IsSample ? [] : desk.Store.Read()?.Sources ?? [];
            if (parse.GetValue(json))
                DataJson.PrintStatus(environment.Output.Data, market, sources);
            else
                PrintStatus(environment.Output.Data, market);
            if (parse.GetValue(files) && !parse.GetValue(json))
                PrintFiles(environment.Output.Data, sources);
            return ExitCode.Done;
        });

        return new Command("data", "Market data.") { import, status };
    }

    private static int Import(Desk desk, string folder, bool oddDays, bool json, CommandEnvironment environment)
    {
        if (!Directory.Exists(folder))
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(new Place(folder), "this folder does not exist.", "Name the folder that holds the market files."));
        var map = SeriesMap.Load(desk.Options.Market.SeriesMap?.FullName);
        var report = FolderImport.Run(new DirectoryInfo(folder), map, desk.Calendar);
        var warnings = desk.Store.Save(report, environment.Clock.GetUtcNow());
        var output = environment.Output;
        if (json)
            DataJson.PrintImport(output.Data, report, oddDays);
        else
            PrintImport(output.Data, report);
        if (oddDays && !json)
            PrintOddDays(output.Data, report);
        output.Data.Flush();
        foreach (var problem in report.Problems.Concat(warnings))
            output.Talk.WriteLine(problem);
        if (!oddDays && report.Rows.Sum(row => row.OddDays.Length) is var odd and > 0)
            output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{odd} odd {(odd == 1 ? "day was" : "days were")} kept as the vendor has them; --odd-days lists each."));
        output.Talk.WriteLine(report.Series.IsEmpty
            ? "Nothing was stored."
            : string.Create(CultureInfo.InvariantCulture, $"{report.Series.Length} series stored in {desk.Options.Paths.Shown(desk.Store.FilePath)}."));
        var failed = report.Rows.Count(row => row.Outcome == ImportOutcome.Failed);
        if (failed > 0)
            output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed} {(failed == 1 ? "file has" : "files have")} errors; nothing of {(failed == 1 ? "it" : "them")} was stored. Correct and import again."));
        return report.HasErrors ? (int)FailureKind.Data : ExitCode.Done;
    }

    private static void PrintImport(TextWriter writer, ImportReport report)
    {
        var table = new TextTable("file", "layout", "series", "rows", "first", "last", "problems").Right(3);
        foreach (var row in report.Rows)
        {
            table.Add(
                row.File,
                row.Layout.Length == 0 ? "unknown" : row.Layout,
                row.SeriesId,
                row.Rows.ToString(CultureInfo.InvariantCulture),
                row.First is { } first ? DateArgument.Text(first) : "",
                row.Last is { } last ? DateArgument.Text(last) : "",
                Problems(row));
        }

        table.Print(writer);
    }

    private static void PrintOddDays(TextWriter writer, ImportReport report)
    {
        writer.WriteLine();
        var table = new TextTable("file", "series", "date", "kind", "what");
        foreach (var row in report.Rows)
        {
            foreach (var day in row.OddDays)
                table.Add(row.File, day.Series.Value, DateArgument.Text(day.Date), day.Kind, day.What);
        }

        table.Print(writer);
    }

    private static string Problems(ImportRow row)
    {
        if (row.Problems.IsEmpty)
            return row.Outcome == ImportOutcome.NotUsed ? "not used: another file holds this series" : "";
        var first = row.Problems[0];
        var line = first.Place.Line > 0 ? $"line {first.Place.Line.ToString(CultureInfo.InvariantCulture)}: " : "";
        var more = row.Problems.Length > 1 ? $" (+{(row.Problems.Length - 1).ToString(CultureInfo.InvariantCulture)} more)" : "";
        return line + first.Message + more;
    }

    private static void PrintStatus(TextWriter writer, MarketData market)
    {
        var view = market.AsOf(market.DefaultAsOf);
        writer.WriteLine($"{(market.IsSample ? "sample market" : "imported market")}, sessions {DateArgument.Text(market.FirstSession)} to {DateArgument.Text(market.LastSession)}, default as-of date {DateArgument.Text(market.DefaultAsOf)}, vintage {market.Vintage[..Math.Min(12, market.Vintage.Length)]}");
        var table = new TextTable("series", "name", "source", "values", "first", "last", "sessions behind", "state").Right(3, 6);
        foreach (var series in market.Series)
        {
            var age = view.StalenessOf(series.Id);
            table.Add(
                series.Id.Value,
                series.Descriptor.Name,
                series.Descriptor.Source,
                series.Count.ToString(CultureInfo.InvariantCulture),
                series.Count > 0 ? DateArgument.Text(series.Dates[0]) : "",
                series.Count > 0 ? DateArgument.Text(series.Dates[^1]) : "",
                age is { } known ? known.SessionsBehind.ToString(CultureInfo.InvariantCulture) : "",
                State(age));
        }

        table.Print(writer);
    }

    private static void PrintFiles(TextWriter writer, ImmutableArray<ImportSource> sources)
    {
        writer.WriteLine();
        var table = new TextTable("file", "layout", "series", "rows", "first", "last", "imported (UTC)", "sha-256").Right(3);
        foreach (var source in sources)
        {
            table.Add(
                source.File,
                source.Layout,
                source.SeriesId,
                source.Rows.ToString(CultureInfo.InvariantCulture),
                DateArgument.Text(source.First),
                DateArgument.Text(source.Last),
                source.ImportedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                source.Sha256);
        }

        table.Print(writer);
    }

    internal static string State(Staleness? age) => age is not { } known ? "unknown" : known.IsStale ? "stale" : "fresh";
}
