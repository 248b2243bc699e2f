System.Console.WriteLine("turns");
