using System.CommandLine;

namespace RotationNotes.Commands;
internal static class DoctorCommand { public static Command Create(GlobalOptions g, CommandRunner r)=>new("doctor","x"); }
