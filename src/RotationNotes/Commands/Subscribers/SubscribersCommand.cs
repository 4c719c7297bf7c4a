using System.CommandLine;
using RotationNotes.Commands.Bounces;
using RotationNotes.Delivery.Messages;
using RotationNotes.Delivery.Subscribers;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Subscribers;

/// <summary><c>subscribers</c>: lists, who is on them, who must not get mail.</summary>
internal static class SubscribersCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner) => new("subscribers", "Lists, the people on them, and addresses that get no mail.")
    {
        Lists(global, runner), PutList(global, runner), Show(global, runner), Add(global, runner), SubscriberImportCommand.Create(global, runner), End(global, runner),
        RenewLink(global, runner), Suppress(global, runner), Release(global, runner), Forget(global, runner), BouncesCommand.Create(global, runner),
    };

    internal static Option<string?> Confirmed => new("--confirmed")
    {
        Description = "How the people agreed, e.g. \"client agreement 2024\"; kept. Without it they are asked by mail first.", HelpName = "reason",
    };

    internal static Option<bool> Json => new("--json") { Description = "Print JSON." };

    private static Argument<string> List => new("list") { Description = "List as `subscribers lists` prints it." };

    private static Argument<string> Address => new("address") { Description = "One mailbox, e.g. ada@client.example." };

    private static Command Lists(GlobalOptions global, CommandRunner runner)
    {
        var json = Json;
        var command = new Command("lists", "Every list with its note and numbers.") { json };
        runner.Attach(command, parse =>
        {
            using var room = Reading(global, parse, runner.Environment);
            new SubscriberListing(runner.Environment.Output.Data, parse.GetValue(json)).PrintLists(room?.Registry.Lists() ?? []);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command PutList(GlobalOptions global, CommandRunner runner)
    {
        var id = new Argument<string>("list") { Description = "Id of a–z, 0–9 and '-'; becomes part of the List-Id header." };
        var note = new Option<string>("--note") { Description = "Note that its subscribers get.", Required = true };
        var name = new Option<string>("--name") { Description = "Name that mail programs show.", Required = true };
        var test = new Option<bool>("--test") { Description = "A test list: gets an edition only by `run --send-test`, never by schedule." };
        var command = new Command("put-list", "Make a list, or change one.") { id, note, name, test };
        runner.Attach(command, parse =>
        {
            var noteId = parse.GetValue(note)!;
            if (!EditionId.IsNoteId(noteId))
                throw Usage($"--note '{noteId}' is not a note id.", "Ids are folder names of a–z, 0–9 and '-'; `note list` prints them.");
            using var room = Open(global, parse, runner.Environment, "subscribers put-list");
            try
            {
                room.Registry.PutList(new SubscriberList(parse.GetValue(id)!, noteId, parse.GetValue(name)!, parse.GetValue(test)));
            }
            catch (ArgumentException failure)
            {
                throw Usage(failure.Message, null);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(GlobalOptions global, CommandRunner runner)
    {
        var (json, list) = (Json, new Argument<string?>("list") { Description = "Only this list; all by default.", Arity = ArgumentArity.ZeroOrOne });
        var suppressed = new Option<bool>("--suppressed") { Description = "The addresses that get no mail, instead." };
        var command = new Command("show", "Who is on the lists, or who gets no mail.") { list, suppressed, json };
        runner.Attach(command, parse =>
        {
            using var room = Reading(global, parse, runner.Environment);
            var listing = new SubscriberListing(runner.Environment.Output.Data, parse.GetValue(json));
            if (parse.GetValue(suppressed))
            {
                listing.PrintSuppressions(room?.Registry.Suppressions() ?? []);
                return ExitCode.Done;
            }

            if (parse.GetValue(list) is { } name)
                Known(room, name);
            listing.PrintSubscriptions(room?.Registry.Subscriptions(parse.GetValue(list)) ?? []);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add(GlobalOptions global, CommandRunner runner)
    {
        var (list, address, confirmed) = (List, Address, Confirmed);
        var name = new Option<string?>("--name") { Description = "The person's name." };
        var command = new Command("add", "Put one person on a list.") { list, address, name, confirmed };
        runner.Attach(command, parse =>
        {
            var person = Mailbox(parse.GetValue(address)!, parse.GetValue(name));
            var app = global.Load(parse, runner.Environment);
            using var room = MailRoom.Open(app.Delivery, "subscribers add", runner.Environment.Clock);
            var on = Known(room, parse.GetValue(list)!);
            var reason = parse.GetValue(confirmed);
            if (reason is null && room.Links is null)
                throw NoLinks();
            var outcome = room.Registry.Subscribe(on, person, reason ?? "command line", reason is not null);
            if (outcome == SubscribeOutcome.AwaitsConfirmation)
                room.AskToConfirm(on, person);
            runner.Environment.Output.Talk.WriteLine($"{person.Address}: {SubscriberListing.Words(outcome)}.");
            return outcome is SubscribeOutcome.LeftBefore or SubscribeOutcome.Suppressed ? (int)FailureKind.Data : ExitCode.Done;
        });
        return command;
    }

    private static Command End(GlobalOptions global, CommandRunner runner) => OnSubscription(
        global, runner, "end", "Take one person off a list.", (room, list, key) => room.Registry.End(list, key, SubscriberRegistry.ByOperator) ? "is off the list" : null);

    private static Command RenewLink(GlobalOptions global, CommandRunner runner) => OnSubscription(
        global, runner, "renew-link", "Replace a person's unsubscribe link, after the old one got into other hands; links in mail sent before stop working.",
        (room, list, key) => room.Registry.RenewToken(list, key) is not null ? "gets a new link with the next mail" : null);

    private static Command Suppress(GlobalOptions global, CommandRunner runner)
    {
        var because = new Option<string?>("--because") { Description = "Why; kept.", HelpName = "reason" };
        return OnAddress(global, runner, "suppress", "Send nothing to an address any more, on whatever list.", [because],
            (room, key, parse) => room.Registry.Suppress(key, SuppressionCause.Operator, parse.GetValue(because)) ? "gets no more mail" : "got no mail before");
    }

    private static Command Release(GlobalOptions global, CommandRunner runner) => OnAddress(
        global, runner, "release", "Let a suppressed address get mail again.", [], (room, key, _) => room.Registry.Release(key) ? "may get mail again" : "was not suppressed");

    private static Command Forget(GlobalOptions global, CommandRunner runner) => OnAddress(
        global, runner, "forget", "Delete a person's name, address and subscriptions. A suppression stays; past deliveries stay in the ledger.", [],
        (room, key, _) => room.Registry.Forget(key) ? "is forgotten" : "was not known");

    private static Command OnSubscription(GlobalOptions global, CommandRunner runner, string verb, string description, Func<MailRoom, string, string, string?> act)
    {
        var (list, address) = (List, Address);
        var command = new Command(verb, description) { list, address };
        runner.Attach(command, parse =>
        {
            var person = Mailbox(parse.GetValue(address)!, null);
            using var room = Open(global, parse, runner.Environment, "subscribers " + verb);
            var on = Known(room, parse.GetValue(list)!);
            var done = act(room, on, person.Key) ?? throw Usage($"{person.Address} is not on the list {on}.", $"`subscribers show {on}` prints who is.");
            runner.Environment.Output.Talk.WriteLine($"{person.Address} {done}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command OnAddress(GlobalOptions global, CommandRunner runner, string verb, string description, Option[] options, Func<MailRoom, string, ParseResult, string> act)
    {
        var address = Address;
        var command = new Command(verb, description) { address };
        foreach (var option in options)
            command.Options.Add(option);
        runner.Attach(command, parse =>
        {
            var person = Mailbox(parse.GetValue(address)!, null);
            using var room = Open(global, parse, runner.Environment, "subscribers " + verb);
            runner.Environment.Output.Talk.WriteLine($"{person.Address} {act(room, person.Key, parse)}.");
            return ExitCode.Done;
        });
        return command;
    }

    internal static DiagnosticException NoLinks() => new(FailureKind.Configuration, Diagnostic.Error(
        Place.Nowhere, "people who have not agreed yet are asked by a link, and the portal has no public address.", "Set Delivery:Site, or say with --confirmed how they agreed."));

    private static EmailAddress Mailbox(string text, string? name)
    {
        try
        {
            return EmailAddress.Of(text, name);
        }
        catch (FormatException failure)
        {
            throw Usage(failure.Message, "Write one mailbox, e.g. ada@client.example.");
        }
    }

    private static MailRoom Open(GlobalOptions global, ParseResult parse, CommandEnvironment environment, string purpose) =>
        MailRoom.Open(global.Load(parse, environment).Delivery, purpose, environment.Clock);

    private static MailRoom? Reading(GlobalOptions global, ParseResult parse, CommandEnvironment environment) =>
        MailRoom.OpenForReading(global.Load(parse, environment).Delivery, environment.Clock);

    private static string Known(MailRoom? room, string list)
    {
        var lists = room?.Registry.Lists().Select(status => status.List.Id).ToArray() ?? [];
        if (lists.Contains(list, StringComparer.Ordinal))
            return list;
        var nearest = NearestName.Find(list, lists);
        throw Usage($"there is no list '{list}'.", nearest is not null ? $"Did you mean '{nearest}'?" : lists.Length == 0 ? "`subscribers put-list` makes one." : $"There are: {string.Join(", ", lists)}.");
    }

    private static DiagnosticException Usage(string message, string? hint) => new(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, message, hint));
}
